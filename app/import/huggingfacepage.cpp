#include "app/import/huggingfacepage.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace Qt::StringLiterals;

namespace offprint {

QJsonArray huggingFacePapers(const HtmlPiece& tag, QList<ReadingProblem>& problems)
{
    if (!tag.attribute("data-target"_L1).contains("Paper"_L1))
        return {};
    const QByteArray json = tag.attribute("data-props"_L1).toUtf8();
    QJsonParseError error;
    const QJsonObject props = QJsonDocument::fromJson(json, &error).object();
    if (!json.isEmpty() && error.error != QJsonParseError::NoError)
        addProblem(problems, 0, u"The papers that this page carries cannot be read; its links were."_s);
    if (props["dailyPapers"_L1].isArray())
        return props["dailyPapers"_L1].toArray();
    if (props["paper"_L1].isObject())
        return {QJsonObject{{u"paper"_s, props["paper"_L1]}}};
    return {};
}

} // namespace offprint
