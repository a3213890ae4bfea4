#include "models/notes/notetemplate.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(NoteTemplate)
};

} // namespace

QList<NoteTemplate> firstNoteTemplates()
{
    return {
        {Words::tr("Review"),
         Words::tr("## Summary\n\n\n\n## Strengths\n\n- \n\n## Weaknesses\n\n- \n\n## Ideas\n\n- \n")},
        {Words::tr("Reproduction"),
         Words::tr("## Claim\n\n\n\n## Setting\n\n- Data: \n- Model: \n- Compute: \n\n## What we got\n\n")}};
}

QByteArray toJson(const QList<NoteTemplate>& templates)
{
    QJsonArray all;
    for (const NoteTemplate& each : templates)
        all.append(QJsonObject{{u"name"_s, each.name}, {u"text"_s, each.text}});
    return QJsonDocument(all).toJson(QJsonDocument::Compact);
}

QList<NoteTemplate> noteTemplatesFrom(const QByteArray& json)
{
    QList<NoteTemplate> templates;
    for (const QJsonValue& each : QJsonDocument::fromJson(json).array()) {
        const NoteTemplate read{each[u"name"_s].toString(), each[u"text"_s].toString()};
        if (!read.name.trimmed().isEmpty())
            templates.append(read);
    }
    return templates;
}

} // namespace offprint
