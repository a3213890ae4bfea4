#include "ui/detail/versionwords.h"

#include "ui/theme/theme.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace offprint::versionwords {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(VersionWords)
};

QString styleOf(DiffPiece::Kind kind, const Theme& theme)
{
    switch (kind) {
    case DiffPiece::Kind::Inserted:
        return u"background-color:%1; color:%2; text-decoration:underline;"_s.arg(theme.inserted.name(),
                                                                                  theme.text.name());
    case DiffPiece::Kind::Deleted:
        return u"background-color:%1; color:%2; text-decoration:line-through;"_s.arg(theme.deleted.name(),
                                                                                     theme.dim.name());
    case DiffPiece::Kind::Same:
        break;
    }
    return {};
}

} // namespace

QString name(const PaperVersion& version)
{
    return version.version > 0 ? u"v%1"_s.arg(version.version) : Words::tr("published");
}

QString dated(const PaperVersion& version, const QLocale& locale)
{
    if (!version.date.isValid())
        return name(version);
    return u"%1, %2"_s.arg(name(version), locale.toString(version.date.toUTC().date(), u"d MMM yyyy"_s));
}

QString html(const QList<DiffPiece>& pieces, const Theme& theme)
{
    QString text = u"<p>"_s;
    for (const DiffPiece& piece : pieces) {
        const QString style = styleOf(piece.kind, theme);
        bool isFirst = true;
        for (const QString& line : piece.text.split(u'\n')) {
            if (!isFirst)
                text += u"</p><p>"_s;
            isFirst = false;
            const QString words = line.trimmed().toHtmlEscaped();
            const QString space = line.endsWith(u' ') ? u" "_s : QString(); // not marked: it joins two pieces
            text +=
                (style.isEmpty() || words.isEmpty() ? words
                                                    : u"<span style=\"%1\">%2</span>"_s.arg(style, words)) +
                space;
        }
    }
    return text + u"</p>"_s;
}

} // namespace offprint::versionwords
