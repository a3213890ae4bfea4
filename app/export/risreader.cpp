#include "app/export/risreader.h"

#include "app/export/foreigncitation.h"

#include <QtCore/QHash>
#include <QtCore/QRegularExpression>
#include <QtCore/QStringTokenizer>

#include <memory>
#include <optional>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

using Kind = Citation::Kind;

struct TaggedLine
{
    QString tag;
    QString value;
};

/// Two characters, up to two spaces, a hyphen; the value, if there is one, behind a space. Small letters need
/// both spaces: a line of an abstract may well begin with "so - ".
std::optional<TaggedLine> taggedLine(const QString& line)
{
    static const QRegularExpression tagged(
        u"^([A-Z][A-Z0-9](?= {1,2}-)|[A-Za-z][A-Za-z0-9](?=  -)) +-(?:\\s(.*))?$"_s,
        QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = tagged.match(line);
    if (!match.hasMatch())
        return {};
    return TaggedLine{match.captured(1).toUpper(), match.captured(2).trimmed()};
}

/// What GEN and unknown types are is told by where they stand: none means Preprint or Article.
std::optional<Kind> kindOf(const QString& type)
{
    static const QHash<QString, Kind> kinds{
        {u"JOUR"_s, Kind::Article},  {u"EJOUR"_s, Kind::Article},      {u"JFULL"_s, Kind::Article},
        {u"MGZN"_s, Kind::Article},  {u"NEWS"_s, Kind::Article},       {u"ABST"_s, Kind::Article},
        {u"INPR"_s, Kind::Article},  {u"CONF"_s, Kind::InProceedings}, {u"CPAPER"_s, Kind::InProceedings},
        {u"UNPB"_s, Kind::Preprint}, {u"UNPD"_s, Kind::Preprint},      {u"MANSCPT"_s, Kind::Preprint},
        {u"THES"_s, Kind::Thesis},   {u"RPRT"_s, Kind::Report},        {u"GOVDOC"_s, Kind::Report},
        {u"STAND"_s, Kind::Report},  {u"BOOK"_s, Kind::Book},          {u"EBOOK"_s, Kind::Book},
        {u"EDBOOK"_s, Kind::Book},   {u"CHAP"_s, Kind::Chapter},       {u"ECHAP"_s, Kind::Chapter},
        {u"ELEC"_s, Kind::WebPage},  {u"WEB"_s, Kind::WebPage},        {u"BLOG"_s, Kind::WebPage}};
    const auto found = kinds.constFind(type);
    return found == kinds.cend() ? std::nullopt : std::optional(*found);
}

/// The values of one record, by tag.
class Record
{
public:
    void add(const TaggedLine& line)
    {
        m_lastTag = line.tag == "A1"_L1 ? u"AU"_s : line.tag; // authors stay in their order
        m_values[m_lastTag].append(line.value);
    }
    void addToLast(const QString& line)
    {
        if (QStringList& values = m_values[m_lastTag]; !m_lastTag.isEmpty() && !values.isEmpty())
            values.last() += u'\n' + line;
    }

    [[nodiscard]] Citation citation() const
    {
        Citation c;
        c.key = first({"ID"_L1});
        c.title = first({"TI"_L1, "T1"_L1, "CT"_L1});
        for (const QString& author : all({"AU"_L1}))
            c.authors.append(nameFromParts(author.simplified()));
        readSource(c);
        readIdentifiers(c);
        readTexts(c);
        return settledCitation(c);
    }

private:
    /// Of the first of these tags that has one.
    [[nodiscard]] QString first(std::initializer_list<QLatin1StringView> tags) const
    {
        for (const QLatin1StringView tag : tags) {
            for (const QString& value : m_values.value(tag)) {
                if (const QString text = value.trimmed(); !text.isEmpty())
                    return text;
            }
        }
        return {};
    }
    [[nodiscard]] QStringList all(std::initializer_list<QLatin1StringView> tags) const
    {
        QStringList values;
        for (const QLatin1StringView tag : tags)
            values += m_values.value(tag);
        return values;
    }

    void readSource(Citation& c) const
    {
        const auto kind = kindOf(first({"TY"_L1}).toUpper());
        const bool isAtConference = kind == Kind::InProceedings;
        c.venue = isAtConference ? first({"C3"_L1}) : QString();
        if (c.venue.isEmpty())
            c.venue = first({"T2"_L1, "JF"_L1, "JO"_L1, "BT"_L1, "C3"_L1, "J1"_L1, "J2"_L1, "JA"_L1});
        c.kind = kind.value_or(c.venue.isEmpty() ? Kind::Preprint : Kind::Article);
        if (c.title.isEmpty() && c.kind == Kind::Book)
            c.title = first({"BT"_L1});
        readDate(c);
        c.volume = first({"VL"_L1});
        c.number = first({"IS"_L1});
        c.pages = first({"SP"_L1});
        if (const QString end = first({"EP"_L1}); !end.isEmpty() && end != c.pages)
            c.pages = c.pages.isEmpty() ? end : c.pages + u'-' + end;
        c.publisher = first({"PB"_L1});
    }

    /// DA is the more exact one, but some write there when the record was made.
    void readDate(Citation& c) const
    {
        PublicationDate date = publicationDate(first({"PY"_L1, "Y1"_L1}));
        const PublicationDate exact = publicationDate(first({"DA"_L1}));
        if (exact.year > 0 && (date.year == 0 || date.year == exact.year) && exact.month > 0)
            date = exact;
        else if (date.year == 0)
            date = exact;
        c.year = date.year;
        c.month = date.month;
        c.day = date.day;
    }

    void readIdentifiers(Citation& c) const
    {
        for (const QString& number : all({"AN"_L1, "M1"_L1, "C7"_L1})) {
            if (number.startsWith("arxiv:"_L1, Qt::CaseInsensitive))
                takeArxivId(c, number);
        }
        c.doi = bareDoi(first({"DO"_L1, "DI"_L1}));
        c.url = first({"UR"_L1, "LK"_L1, "L2"_L1});
        for (const QString& text : all({"L3"_L1, "M3"_L1})) { // where EndNote and Mendeley had DOIs
            if (c.doi.isEmpty() && bareDoi(text).startsWith("10."_L1))
                c.doi = bareDoi(text);
        }
    }

    void readTexts(Citation& c) const
    {
        c.abstractText = first({"AB"_L1, "N2"_L1});
        c.abstractText.replace(QChar(QChar::ParagraphSeparator), "\n\n"_L1);
        for (const QString& words : all({"KW"_L1}))
            c.keywords += words.split(u'\n', Qt::SkipEmptyParts); // EndNote goes on on the next line
        QStringList notes;
        for (const QString& note : all({"N1"_L1, "RN"_L1})) {
            if (c.comments.isEmpty() && note.startsWith("Comment: "_L1))
                c.comments = note.sliced(9);
            else
                notes.append(note.startsWith("Note: "_L1) ? note.sliced(6) : note);
        }
        if (!all({"DP"_L1, "DB"_L1, "Y2"_L1}).isEmpty())
            takeForeignNotes(c, notes);
        else
            c.note = notes.join("\n\n"_L1);
    }

    /// Zotero has the user's notes in HTML among what it has no tag for.
    static void takeForeignNotes(Citation& c, const QStringList& notes)
    {
        QStringList ofUser;
        for (const QString& note : notes) {
            if (note.startsWith("arxiv:"_L1, Qt::CaseInsensitive))
                takeExtra(c, note);
            else
                ofUser.append(plainNote(note));
        }
        ofUser.prepend(c.note);
        ofUser.removeAll(QString());
        c.note = ofUser.join("\n\n"_L1);
    }

    QHash<QString, QStringList> m_values;
    QString m_lastTag;
};

class Reader
{
public:
    [[nodiscard]] ReadCitations read(const QString& text)
    {
        const QString lines = QString(text).replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
        for (const QStringView view : qTokenize(lines, u'\n')) {
            const QString line = view.toString();
            ++m_line;
            if (m_read.citations.size() >= mostCitations) {
                addTooMany(m_read.problems, m_line);
                return std::move(m_read);
            }
            if (const auto tagged = taggedLine(line))
                take(*tagged);
            else
                takeUntagged(line);
        }
        if (m_record)
            tell(m_line, u"The last record has no end (ER)."_s);
        finish();
        return std::move(m_read);
    }

private:
    void tell(qsizetype line, const QString& what) { addProblem(m_read.problems, line, what); }

    void finish()
    {
        if (m_record)
            m_read.citations.append(m_record->citation());
        m_record.reset();
    }

    void take(const TaggedLine& line)
    {
        if (line.tag == "ER"_L1) {
            if (!m_record)
                tell(m_line, u"A record ends here that has not begun."_s);
            finish();
            return;
        }
        if (line.tag == "TY"_L1) {
            if (m_record)
                tell(m_line, u"The record before this one has no end (ER)."_s);
            finish();
            m_record = std::make_unique<Record>();
            m_isLost = false;
        }
        if (m_record)
            m_record->add(line);
        else
            tellLost();
    }

    void takeUntagged(const QString& line)
    {
        if (m_record)
            m_record->addToLast(line);
        else if (!line.trimmed().isEmpty())
            tellLost();
    }

    /// Once for all the lines up to the next record.
    void tellLost()
    {
        if (!m_isLost)
            tell(m_line, u"This is in no record: one begins with its type (TY)."_s);
        m_isLost = true;
    }

    ReadCitations m_read;
    std::unique_ptr<Record> m_record;
    qsizetype m_line = 0;
    bool m_isLost = false;
};

} // namespace

ReadCitations readRis(const QByteArray& bytes)
{
    return Reader().read(textOfFile(bytes));
}

} // namespace offprint
