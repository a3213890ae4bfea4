#include "app/export/bibreader.h"

#include "app/export/bibcrossref.h"
#include "app/export/bibfile.h"
#include "app/export/foreigncitation.h"
#include "app/export/jabref.h"
#include "app/export/texvalue.h"

#include <QtCore/QDate>
#include <QtCore/QHash>
#include <QtCore/QRegularExpression>
#include <QtCore/QUrl>

#include <array>
#include <map>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

using Kind = Citation::Kind;

Kind kindOf(const BibEntry& entry)
{
    static const QHash<QString, Kind> kinds{{u"article"_s, Kind::Article},
                                            {u"inproceedings"_s, Kind::InProceedings},
                                            {u"conference"_s, Kind::InProceedings},
                                            {u"phdthesis"_s, Kind::Thesis},
                                            {u"mastersthesis"_s, Kind::Thesis},
                                            {u"thesis"_s, Kind::Thesis},
                                            {u"techreport"_s, Kind::Report},
                                            {u"report"_s, Kind::Report},
                                            {u"book"_s, Kind::Book},
                                            {u"mvbook"_s, Kind::Book},
                                            {u"collection"_s, Kind::Book},
                                            {u"proceedings"_s, Kind::Book},
                                            {u"incollection"_s, Kind::Chapter},
                                            {u"inbook"_s, Kind::Chapter},
                                            {u"online"_s, Kind::WebPage},
                                            {u"electronic"_s, Kind::WebPage},
                                            {u"www"_s, Kind::WebPage}};
    if (entry.field({"entrysubtype"_L1}) == u"online")
        return Kind::WebPage;
    return kinds.value(entry.type, Kind::Preprint);
}

/// The id without its version where the text has one behind a word that says so ("arXiv:", "abs/").
QString arxivIdIn(const QString& text)
{
    static const QRegularExpression id(
        u"(?:arxiv(?:\\.org)?(?:\\s+e-?prints?)?(?:\\s+preprint)?(?:\\s+arxiv)?\\s*[:./\\s]"
        "\\s*(?:abs/|pdf/)?|^abs/)"
        "(\\d{4}\\.\\d{4,5}|[a-z-]+(?:\\.[a-z]{2})?/\\d{7})(?!\\d)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const bool mayHaveOne =
        text.contains("arxiv"_L1, Qt::CaseInsensitive) || text.startsWith("abs/"_L1, Qt::CaseInsensitive);
    return mayHaveOne ? id.match(text).captured(1) : QString();
}

bool isArxivId(const QString& text)
{
    static const QRegularExpression id(
        u"^(?:arXiv:)?(\\d{4}\\.\\d{4,5}|[a-z-]+(?:\\.[A-Z]{2})?/\\d{7})(?:v\\d+)?$"_s);
    return id.match(text).hasMatch();
}

/// A subtitle is a field of its own to BibLaTeX only.
QString titleWith(const QString& title, const QString& subtitle)
{
    if (title.isEmpty() || subtitle.isEmpty())
        return title + subtitle;
    const bool isEnded = u".:?!"_s.contains(title.back());
    return title + (isEnded ? u" "_s : u": "_s) + subtitle;
}

/// Fills one citation from one entry.
class EntryReader
{
public:
    explicit EntryReader(const BibEntry& entry)
        : m_entry(entry)
    {}

    [[nodiscard]] Citation citation()
    {
        m_citation.key = m_entry.key;
        m_citation.kind = kindOf(m_entry);
        m_citation.title = titleWith(line({"title"_L1}), line({"subtitle"_L1}));
        m_citation.authors = authorsOfTex(m_entry.field({"author"_L1, "editor"_L1}));
        readVenue();
        readDate();
        readAddresses();
        readTexts();
        readArxiv();
        if (m_citation.kind == Kind::WebPage && !m_citation.arxiv.isEmpty() && isUnpublished())
            m_citation.kind = Kind::Preprint;
        const bool needsVenue = m_citation.kind == Kind::Article || m_citation.kind == Kind::InProceedings ||
                                m_citation.kind == Kind::Chapter;
        if (needsVenue && m_citation.venue.isEmpty())
            m_citation.kind = Kind::Preprint;
        return std::move(m_citation);
    }

private:
    [[nodiscard]] QString line(std::initializer_list<QLatin1StringView> names) const
    {
        return lineOfTex(m_entry.field(names));
    }

    /// As Better BibTeX has preprints, which are @online to it.
    [[nodiscard]] bool isUnpublished() const
    {
        return m_entry.field({"pubstate"_L1}).startsWith("prep"_L1, Qt::CaseInsensitive);
    }

    void readVenue()
    {
        m_citation.venue = line({"journal"_L1, "journaltitle"_L1, "booktitle"_L1, "userb"_L1});
        const QString published = m_entry.field({"howpublished"_L1});
        if (published.contains("\\url{"_L1))
            m_citation.url = addressOfTex(published.sliced(published.indexOf("\\url{"_L1)));
        else if (m_citation.venue.isEmpty())
            m_citation.venue = lineOfTex(published);
        m_citation.publisher =
            line({"publisher"_L1, "school"_L1, "institution"_L1, "organization"_L1, "userc"_L1});
        m_citation.volume = line({"volume"_L1, "userd"_L1});
        m_citation.number = line({"number"_L1, "issue"_L1, "usere"_L1});
        static const QRegularExpression dashes(u"\\s*[-–—−]+\\s*"_s);
        m_citation.pages = line({"pages"_L1, "userf"_L1});
        if (!m_citation.pages.isEmpty())
            m_citation.pages.replace(dashes, u"-"_s);
    }

    void readDate()
    {
        static const QRegularExpression date(u"^\\s*(\\d{4})(?:[-/](\\d{1,2}))?(?:[-/](\\d{1,2}))?"_s);
        const QRegularExpressionMatch match = date.match(literalOfTex(m_entry.field({"date"_L1, "year"_L1})));
        m_citation.year = match.captured(1).toInt();
        int month = match.captured(2).toInt();
        int day =
            match.hasCaptured(3) ? match.captured(3).toInt() : m_entry.field({"day"_L1}).trimmed().toInt();
        if (!match.hasCaptured(2))
            readMonth(month, day);
        m_citation.month = month >= 1 && month <= 12 ? month : 0;
        m_citation.day = QDate(m_citation.year, m_citation.month, day).isValid() ? day : 0;
    }

    /// "3", "mar", and "10~mar", by which BibTeX's users give a day.
    void readMonth(int& month, int& day) const
    {
        static const QStringList names{u"jan"_s, u"feb"_s, u"mar"_s, u"apr"_s, u"may"_s, u"jun"_s,
                                       u"jul"_s, u"aug"_s, u"sep"_s, u"oct"_s, u"nov"_s, u"dec"_s};
        static const QRegularExpression between(u"[^\\p{L}\\p{N}]+"_s);
        int number = 0;
        for (const QString& word : literalOfTex(m_entry.field({"month"_L1})).toLower().split(between)) {
            const int named = int(names.indexOf(word.left(3))) + 1;
            number = number > 0 ? number : word.toInt();
            month = month > 0 ? month : named;
        }
        if (month == 0)
            month = number;
        else if (day == 0)
            day = number;
    }

    void readAddresses()
    {
        if (const QString url = addressOfTex(m_entry.field({"url"_L1, "link"_L1})); !url.isEmpty())
            m_citation.url = url;
        static const QRegularExpression prefix(u"^(?:https?://(?:dx\\.)?doi\\.org/|doi:\\s*)"_s,
                                               QRegularExpression::CaseInsensitiveOption);
        QString doi = addressOfTex(m_entry.field({"doi"_L1}));
        if (doi.isEmpty())
            return;
        doi.replace(prefix, QString());
        m_citation.doi = QUrl::fromPercentEncoding(doi.toUtf8()).toLower();
    }

    void readTexts()
    {
        m_citation.abstractText = paragraphsOfTex(m_entry.field({"abstract"_L1}));
        m_citation.note = literalOfTex(m_entry.field({"annote"_L1, "annotation"_L1}));
        if (m_citation.note.isEmpty())
            m_citation.note = userComments();
        m_citation.comments = line({"comments"_L1, "usera"_L1});
        if (m_citation.comments.isEmpty())
            m_citation.comments = noteOfOthers();
        const QString keywords = m_entry.field({"keywords"_L1, "keyword"_L1});
        const bool isColoned = splitOutsideBraces(keywords, u";").size() > 1;
        for (const QString& keyword : splitOutsideBraces(keywords, isColoned ? u";" : u",")) {
            if (const QString text = lineOfTex(keyword); !text.isEmpty())
                m_citation.keywords.append(text);
        }
    }

    /// JabRef's: of one user, and of several each in a field of their own ("comment-ann").
    [[nodiscard]] QString userComments() const
    {
        std::map<QString, QString> comments; // of a repeated one the first
        for (const BibField& field : m_entry.fields) {
            if (field.name == "comment"_L1 || field.name.startsWith("comment-"_L1))
                comments.try_emplace(field.name, literalOfTex(field.value).trimmed());
        }
        QStringList texts;
        for (const auto& [name, text] : comments) {
            if (!text.isEmpty())
                texts.append(text);
        }
        return texts.join("\n\n"_L1);
    }

    /// Zotero says whose comment it is.
    [[nodiscard]] QString noteOfOthers() const
    {
        const QString note = line({"note"_L1, "addendum"_L1});
        return note.startsWith("Comment: "_L1) ? note.sliced(9) : note;
    }

    void readArxiv()
    {
        static const QRegularExpression extra(u"^arXiv:|v\\d+$"_s, QRegularExpression::CaseInsensitiveOption);
        const QString archive = m_entry.field({"archiveprefix"_L1, "eprinttype"_L1}).toLower();
        QString eprint = addressOfTex(m_entry.field({"eprint"_L1}));
        if (!eprint.isEmpty() && (archive == u"arxiv" || (archive.isEmpty() && isArxivId(eprint))))
            m_citation.arxiv =
                arxivIdIn(eprint).isEmpty() ? eprint.replace(extra, QString()) : arxivIdIn(eprint);
        // What only says where on arXiv it is says nothing else.
        QList<QString*> places{&m_citation.venue, &m_citation.volume, &m_citation.number};
        if (m_entry.field({"comments"_L1, "usera"_L1}).isEmpty()) // then they are of `note`
            places.append(&m_citation.comments);
        for (QString* text : std::as_const(places)) {
            if (const QString id = arxivIdIn(*text); !id.isEmpty() && isAbout(id, *text))
                takeArxiv(id, *text);
        }
        for (const QString& address : {m_citation.url, m_citation.doi}) {
            if (m_citation.arxiv.isEmpty())
                m_citation.arxiv = arxivIdIn(address);
        }
        if (m_citation.arxiv.isEmpty())
            return;
        m_citation.primaryClass =
            literalOfTex(m_entry.field({"primaryclass"_L1, "eprintclass"_L1})).trimmed();
        const QString venue = m_citation.venue.toLower();
        if (venue == u"corr" || venue == u"arxiv" || venue == u"arxiv preprint" || venue == u"arxiv e-prints")
            m_citation.venue.clear();
        if (m_citation.publisher.toLower() == u"arxiv")
            m_citation.publisher.clear();
    }

    /// Whether little else is in the text: "arXiv:2403.01234 [cs]".
    [[nodiscard]] static bool isAbout(const QString& id, const QString& text)
    {
        constexpr qsizetype longestRest = 40;
        return text.size() < id.size() + longestRest;
    }

    void takeArxiv(const QString& id, QString& text)
    {
        if (m_citation.arxiv.isEmpty())
            m_citation.arxiv = id;
        text.clear();
    }

    const BibEntry& m_entry;
    Citation m_citation;
};

} // namespace

ReadCitations readBib(const QByteArray& bytes)
{
    BibEntries file = bibEntries(textOfFile(bytes));
    ReadCitations library;
    library.problems = std::move(file.problems);
    takeCrossReferences(file.entries, library.problems);
    JabrefGroups groups(file.comments);
    for (const BibEntry& entry : std::as_const(file.entries)) {
        if (ForeignPlaces places = groups.placesOf(entry); !places.isNothing())
            library.places.insert(library.citations.size(), std::move(places));
        library.citations.append(EntryReader(entry).citation());
    }
    return library;
}

} // namespace offprint
