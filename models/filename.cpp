#include "models/filename.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace offprint {

QString safeInFileName(QString text)
{
    static const QRegularExpression unsafe(u"[^\\p{L}\\p{N}._-]+"_s,
                                           QRegularExpression::UseUnicodePropertiesOption);
    return text.replace(unsafe, u" "_s);
}

} // namespace offprint
