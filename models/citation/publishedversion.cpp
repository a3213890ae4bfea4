#include "models/citation/publishedversion.h"

#include "models/citation/citation.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

struct Venue
{
    QLatin1StringView acronym;
    QLatin1StringView name;
    PublicationKind kind;
};

constexpr auto conference = PublicationKind::InProceedings;
constexpr auto journal = PublicationKind::Article;

// Those that papers of the field most often name by their letters
constexpr std::array venues{
    Venue{"NeurIPS"_L1, "Advances in Neural Information Processing Systems"_L1, conference},
    Venue{"NIPS"_L1, "Advances in Neural Information Processing Systems"_L1, conference},
    Venue{"ICML"_L1, "International Conference on Machine Learning"_L1, conference},
    Venue{"ICLR"_L1, "International Conference on Learning Representations"_L1, conference},
    Venue{"AISTATS"_L1, "International Conference on Artificial Intelligence and Statistics"_L1, conference},
    Venue{"UAI"_L1, "Conference on Uncertainty in Artificial Intelligence"_L1, conference},
    Venue{"COLT"_L1, "Conference on Learning Theory"_L1, conference},
    Venue{"COLM"_L1, "Conference on Language Modeling"_L1, conference},
    Venue{"AAAI"_L1, "AAAI Conference on Artificial Intelligence"_L1, conference},
    Venue{"IJCAI"_L1, "International Joint Conference on Artificial Intelligence"_L1, conference},
    Venue{"ACL"_L1, "Annual Meeting of the Association for Computational Linguistics"_L1, conference},
    Venue{"EMNLP"_L1, "Conference on Empirical Methods in Natural Language Processing"_L1, conference},
    Venue{"NAACL"_L1, "Conference of the North American Chapter of the ACL"_L1, conference},
    Venue{"EACL"_L1, "Conference of the European Chapter of the ACL"_L1, conference},
    Venue{"COLING"_L1, "International Conference on Computational Linguistics"_L1, conference},
    Venue{"CVPR"_L1, "IEEE/CVF Conference on Computer Vision and Pattern Recognition"_L1, conference},
    Venue{"ICCV"_L1, "IEEE/CVF International Conference on Computer Vision"_L1, conference},
    Venue{"ECCV"_L1, "European Conference on Computer Vision"_L1, conference},
    Venue{"WACV"_L1, "IEEE/CVF Winter Conference on Applications of Computer Vision"_L1, conference},
    Venue{"BMVC"_L1, "British Machine Vision Conference"_L1, conference},
    Venue{"MICCAI"_L1, "Medical Image Computing and Computer Assisted Intervention"_L1, conference},
    Venue{"CoRL"_L1, "Conference on Robot Learning"_L1, conference},
    Venue{"ICRA"_L1, "IEEE International Conference on Robotics and Automation"_L1, conference},
    Venue{"IROS"_L1, "IEEE/RSJ International Conference on Intelligent Robots and Systems"_L1, conference},
    Venue{"KDD"_L1, "ACM SIGKDD Conference on Knowledge Discovery and Data Mining"_L1, conference},
    Venue{"WSDM"_L1, "ACM International Conference on Web Search and Data Mining"_L1, conference},
    Venue{"SIGIR"_L1, "ACM SIGIR Conference on Research and Development in Information Retrieval"_L1,
          conference},
    Venue{"CIKM"_L1, "ACM International Conference on Information and Knowledge Management"_L1, conference},
    Venue{"RecSys"_L1, "ACM Conference on Recommender Systems"_L1, conference},
    Venue{"INTERSPEECH"_L1, "Interspeech"_L1, conference},
    Venue{"ICASSP"_L1, "IEEE International Conference on Acoustics, Speech and Signal Processing"_L1,
          conference},
    Venue{"SIGGRAPH"_L1, "ACM SIGGRAPH"_L1, conference},
    Venue{"TMLR"_L1, "Transactions on Machine Learning Research"_L1, journal},
    Venue{"JMLR"_L1, "Journal of Machine Learning Research"_L1, journal},
    Venue{"TACL"_L1, "Transactions of the Association for Computational Linguistics"_L1, journal},
    Venue{"JAIR"_L1, "Journal of Artificial Intelligence Research"_L1, journal},
    Venue{"TPAMI"_L1, "IEEE Transactions on Pattern Analysis and Machine Intelligence"_L1, journal},
    Venue{"IJCV"_L1, "International Journal of Computer Vision"_L1, journal}};

/// What is not published, or not by whom it names.
bool isNoPublication(const QString& text)
{
    static const QRegularExpression words(
        u"\\b(?:submitted|under review|in review|rejected|withdrawn|workshops?|"
        "extended (?:version|abstract)|full version|not (?:accepted|published))\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    return words.match(text).hasMatch();
}

/// The sentences and clauses of a comment: "12 pages", "Accepted at ICML 2025".
QStringList clausesOf(const QString& comments)
{
    static const QRegularExpression ends(u"[.;\\n](?=\\s|$)|\\s/\\s"_s);
    QStringList clauses;
    for (const QString& clause : comments.split(ends, Qt::SkipEmptyParts))
        clauses.append(clause.simplified());
    return clauses;
}

int yearIn(const QString& text)
{
    static const QRegularExpression year(u"(?<!\\d)(?:(20\\d\\d|19[89]\\d)(?!\\d)|['\u2019](\\d\\d)\\b)"_s);
    const QRegularExpressionMatch match = year.match(text);
    if (match.hasCaptured(1) && !match.captured(1).isEmpty())
        return match.captured(1).toInt();
    return match.hasMatch() ? 2000 + match.captured(2).toInt() : 0;
}

const Venue* venueIn(const QString& clause)
{
    const Venue* found = nullptr;
    qsizetype at = -1;
    for (const Venue& venue : venues) {
        const QRegularExpression name(u"(?<![A-Za-z])"_s + venue.acronym + u"(?![A-Za-z])"_s,
                                      QRegularExpression::CaseInsensitiveOption);
        const QRegularExpressionMatch match = name.match(clause);
        const bool isWritten = match.hasMatch() && match.captured() != match.captured().toLower();
        if (isWritten && (at < 0 || match.capturedStart() < at)) {
            found = &venue;
            at = match.capturedStart();
        }
    }
    return found;
}

/// "Accepted at the …", up to the year or the end of the clause.
QString namedVenue(const QString& clause)
{
    static const QRegularExpression named(
        u"\\b(?:accepted|published|to appear|to be published|appear(?:s|ed|ing)?|presented)"
        "(?:\\s+for\\s+(?:publication|presentation))?(?:\\s+as\\s+[^,]{1,40}?)?\\s+(?:at|by|to|in|for|on)\\s+"
        "(?:the\\s+)?(?:proc(?:eedings|\\.)?\\s+of\\s+(?:the\\s+)?)?(?<venue>[\\p{Lu}\\d][^,;()]{3,140})"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression years(u"\\b(?:19|20)\\d\\d\\b"_s);
    const QString venue = named.match(clause).captured(u"venue"_s);
    const QString bare = QString(venue).remove(years).simplified();
    return bare.size() > 3 && bare.front().isUpper() ? bare : QString();
}

bool isJournal(const QString& venue)
{
    static const QRegularExpression words(u"\\b(?:journal|transactions|letters|review|magazine|annals)\\b"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return words.match(venue).hasMatch();
}

std::optional<PublishedVersion> readClause(const QString& clause, const Publication& now)
{
    Publication published = now;
    published.month = 0;
    published.day = 0;
    const int year = yearIn(clause);
    if (const Venue* venue = venueIn(clause); venue && (year > 0 || !namedVenue(clause).isEmpty())) {
        published.kind = venue->kind;
        published.venue = venue->name;
    } else {
        published.venue = namedVenue(clause);
        published.kind = isJournal(published.venue) ? journal : conference;
    }
    if (published.venue.isEmpty())
        return std::nullopt;
    if (year > 0)
        published.year = year;
    return PublishedVersion{clause, published};
}

} // namespace

std::optional<PublishedVersion> publishedVersion(const Paper& paper)
{
    const Publication now = publicationOf(citationOf(paper));
    if (paper.publication || !now.venue.isEmpty())
        return std::nullopt;
    for (const QStringList clauses = clausesOf(paper.comments); const QString& clause : clauses) {
        if (isNoPublication(clause))
            continue;
        if (auto read = readClause(clause, now))
            return read;
    }
    return std::nullopt;
}

} // namespace offprint
