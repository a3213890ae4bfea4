#include "models/citation/journalreference.h"

#include <QtCore/QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

using Kind = Citation::Kind;

bool isOfConference(const QString& text)
{
    static const QRegularExpression words(
        u"\\b(?:proceedings|proc|conference|conf|workshops?|symposium|in advances in neural information "
        u"processing|"
        "advances in neural information processing|findings of the "
        "association|pmlr|neurips|nips|icml|iclr|cvpr|"
        "iccv|eccv|wacv|bmvc|acl|emnlp|naacl|eacl|coling|conll|aaai|ijcai|uai|aistats|colt|kdd|www|sigir|"
        "icra|"
        "iros|corl|rss|interspeech|icassp|miccai|siggraph|neurips|automl|chi|cikm|wsdm|recsys|ecml)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    // Journals that are named so.
    static const QRegularExpression journals(
        u"\\b(?:proc(?:eedings)?\\.? of the (?:ieee|national academy)\\b|"
        "proc\\. natl|proc\\. r\\. soc|proceedings of the royal)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression inProceedings(u"\\bInProceedings"_s);
    const bool isNamed = words.match(text).hasMatch() || inProceedings.match(text).hasMatch();
    const QRegularExpressionMatch journal = journals.match(text);
    return isNamed && (!journal.hasMatch() || text.contains("conference"_L1, Qt::CaseInsensitive));
}

QString trimmedVenue(QString text)
{
    static const QRegularExpression edges(u"^[\\s,;:.]+|[\\s,;:]+$"_s);
    return text.replace(edges, QString());
}

QString plainPages(QString pages)
{
    static const QRegularExpression dashes(u"\\s*[-–—]+\\s*"_s);
    return pages.replace(dashes, u"-"_s);
}

/// "in " before a conference, the year behind, in parentheses or after a comma.
QString withoutYear(QString text)
{
    static const QRegularExpression year(u"\\s*(?:\\((?:19|20)\\d\\d\\)|,\\s*(?:19|20)\\d\\d)\\.?$"_s);
    return trimmedVenue(text.replace(year, QString()));
}

/// A journal's article: "Venue 76, 013009 (2007)", "Venue B573:94-100,2003", "Venue, 35(2):e1914, 2025",
/// "Venue C31 (2003) 17-29". Each pattern covers the whole text, or is not sure.
bool readArticle(const QString& text, JournalReference& reference)
{
    static const QString venue = u"^(?<venue>[\\p{L}][\\p{L}\\p{M} .,&:'-]*?[\\p{L}.])"_s;
    static const QString volume = u"(?<volume>[A-Z]?\\d{1,4})"_s;
    static const QString pages = u"(?<pages>[A-Za-z]?\\d+(?:\\s*[-–]+\\s*[A-Za-z]?\\d+)?)"_s;
    static const QString number = u"(?:\\s*\\((?<number>\\d{1,3}(?:[-–]\\d{1,3})?)\\))?"_s;
    static const auto options = QRegularExpression::UseUnicodePropertiesOption;
    static const std::array patterns{
        QRegularExpression(venue + u",?\\s*(?:vol(?:ume)?\\.?\\s*)?"_s + volume + number +
                               u"\\s*[,:]\\s*(?:pp?\\.\\s*)?"_s + pages +
                               u"\\s*(?:\\((?:19|20)\\d\\d\\)|,\\s*(?:19|20)\\d\\d)?\\.?$"_s,
                           options),
        QRegularExpression(venue + u",?\\s*"_s + volume +
                               u"\\s*\\((?:19|20)\\d\\d\\)\\s*,?\\s*(?:pp?\\.\\s*)?"_s + pages + u"\\.?$"_s,
                           options)};
    for (const QRegularExpression& pattern : patterns) {
        const QRegularExpressionMatch match = pattern.match(text);
        if (!match.hasMatch())
            continue;
        reference.venue = trimmedVenue(match.captured(u"venue"_s));
        reference.volume = match.captured(u"volume"_s);
        reference.number = match.hasCaptured(u"number"_s) ? match.captured(u"number"_s) : QString();
        reference.pages = plainPages(match.captured(u"pages"_s));
        return true;
    }
    return false;
}

/// A conference's paper: what is sure is pages behind "pp." and PMLR's volume.
void readProceedings(QString text, JournalReference& reference)
{
    static const QRegularExpression leadingIn(u"^In(?:\\s*:\\s*|\\s+|(?=Proceedings))"_s);
    static const QRegularExpression pmlr(
        u",?\\s*PMLR,?\\s*(?:vol(?:ume)?\\.?\\s*)?(\\d+)(?:\\s*[:,]\\s*(\\d+\\s*[-–]+\\s*\\d+))?"_s);
    static const QRegularExpression pages(
        u"[,.]?\\s*\\(?\\b(?:pp\\.?|pages?)\\s*(\\d+(?:\\s*[-–]+\\s*\\d+)?)\\)?"_s);
    text.replace(leadingIn, QString());
    if (const auto match = pmlr.match(text); match.hasMatch()) {
        reference.volume = match.captured(1);
        reference.pages = plainPages(match.captured(2));
        text.remove(match.capturedStart(), match.capturedLength());
    }
    if (const auto match = pages.match(text); match.hasMatch()) {
        reference.pages = plainPages(match.captured(1));
        text.remove(match.capturedStart(), match.capturedLength());
    }
    reference.venue = withoutYear(text);
    if (reference.venue.isEmpty())
        reference.venue = text;
}

} // namespace

JournalReference journalReference(const QString& text)
{
    const QString line = text.simplified();
    JournalReference reference;
    if (isOfConference(line)) {
        reference.kind = Kind::InProceedings;
        readProceedings(line, reference);
    } else if (!readArticle(line, reference)) {
        reference.venue = withoutYear(line);
    }
    if (reference.venue.isEmpty())
        reference.venue = line;
    return reference;
}

} // namespace offprint
