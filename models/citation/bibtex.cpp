#include "models/citation/bibtex.h"

#include "models/citation/personname.h"
#include "models/citation/textex.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

using Kind = Citation::Kind;

constexpr std::array months{"jan"_L1, "feb"_L1, "mar"_L1, "apr"_L1, "may"_L1, "jun"_L1,
                            "jul"_L1, "aug"_L1, "sep"_L1, "oct"_L1, "nov"_L1, "dec"_L1};

TexLetters lettersOf(BibDialect dialect)
{
    return dialect == BibDialect::BibTeX ? TexLetters::Ascii : TexLetters::Unicode;
}

bool isHexDigit(QChar c)
{
    return c.unicode() < 0x80 && (c.isDigit() || (c.toLower() >= u'a' && c.toLower() <= u'f'));
}

/// An address is no TeX; what would break a field is percent-encoded, and so is all that is not ASCII.
/// A percent sign that encodes stays.
QString encodedAddress(const QString& address, bool mayBeEncoded)
{
    QString out;
    const QByteArray bytes = address.trimmed().toUtf8();
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const QChar c = QLatin1Char(bytes[i]);
        const bool isEncoding = mayBeEncoded && c == u'%' && i + 2 < bytes.size() &&
                                isHexDigit(QLatin1Char(bytes[i + 1])) &&
                                isHexDigit(QLatin1Char(bytes[i + 2]));
        const bool isPlain =
            c.unicode() > 0x20 && c.unicode() < 0x7f && !QStringView(u"{}\\%\"^`|").contains(c);
        if (isPlain || isEncoding)
            out += c;
        else
            out += u'%' + QString::number(c.unicode(), 16).rightJustified(2, u'0').toUpper();
    }
    return out;
}

/// What an identifier may have; it is written as it stands.
QString onlyOf(const QString& text, QStringView signs)
{
    QString kept;
    for (const QChar c : text) {
        if (c.unicode() < 0x80 && (c.isLetterOrNumber() || signs.contains(c)))
            kept += c;
    }
    return kept;
}

/// "von Family, Jr., Given", as one name of a list. BibTeX takes lower-case words of a family for a particle.
QString nameInTex(const PersonName& name, TexLetters letters)
{
    const auto part = [letters](const QString& text) {
        const QString tex = literalInTex(text, letters);
        return text.contains(u',') || text.contains(" and "_L1) ? u"{"_s + tex + u'}' : tex;
    };
    const auto beginsSmall = [](const QString& word) { return !word.isEmpty() && word.front().isLower(); };
    if (name.isLiteral || name.given.isEmpty())
        return u"{"_s + literalInTex(name.family, letters) + u'}';
    QString family = part(name.family);
    const QStringList words = name.family.split(u' ');
    if (!family.startsWith(u'{') && std::ranges::any_of(words, beginsSmall))
        family = u"{"_s + family + u'}';
    const QString last = name.particle.isEmpty() ? family : part(name.particle) + u' ' + family;
    return last + u", "_s + (name.suffix.isEmpty() ? QString() : part(name.suffix) + u", "_s) +
           part(name.given);
}

/// Writes the fields of one entry, in the order in which they stand.
class EntryWriter
{
public:
    EntryWriter(const Citation& citation, BibDialect dialect)
        : m_citation(citation)
        , m_isBibtex(dialect == BibDialect::BibTeX)
        , m_dialect(dialect)
        , m_letters(lettersOf(dialect))
        , m_kind(citation.kind)
    {
        const bool needsVenue =
            m_kind == Kind::Article || m_kind == Kind::InProceedings || m_kind == Kind::Chapter;
        if (needsVenue && wordsInTex(citation.venue, m_letters).isEmpty())
            m_kind = Kind::Preprint;
    }

    [[nodiscard]] QString entry()
    {
        const QString key = onlyOf(m_citation.key, u"_:.+/-");
        m_out = u'@' + type() + u'{' + (key.isEmpty() ? u"anon"_s : key) + u",\n"_s;
        addWork();
        addVenue();
        addDate();
        addAddresses();
        addTexts();
        return m_out + u"}\n"_s;
    }

private:
    [[nodiscard]] QString type() const
    {
        switch (m_kind) {
        case Kind::Article:
            return u"article"_s;
        case Kind::InProceedings:
            return u"inproceedings"_s;
        case Kind::Thesis:
            return u"phdthesis"_s;
        case Kind::Report:
            return u"techreport"_s;
        case Kind::Book:
            return u"book"_s;
        case Kind::Chapter:
            return m_isBibtex ? u"incollection"_s : u"inbook"_s; // biblatex's needs an editor
        case Kind::WebPage:
            return m_isBibtex ? u"misc"_s : u"online"_s;
        case Kind::Preprint:
            break;
        }
        return u"misc"_s;
    }

    void addRaw(QLatin1StringView name, const QString& value)
    {
        m_out += u"  "_s + name + u" = "_s + value + u",\n"_s;
    }
    void add(QLatin1StringView name, const QString& value)
    {
        if (!value.isEmpty())
            addRaw(name, u'{' + value + u'}');
    }
    void addWords(QLatin1StringView name, const QString& text) { add(name, wordsInTex(text, m_letters)); }

    void addWork()
    {
        const QString authors = authorsInTex(m_citation.authors, m_dialect);
        add("author"_L1, authors);
        if (authors.isEmpty() && m_isBibtex) // styles sort by it
            add("key"_L1, onlyOf(m_citation.key, u"_:.+/-"));
        add("title"_L1, titleInTex(m_citation.title, m_letters));
    }

    [[nodiscard]] QLatin1StringView venueField() const
    {
        switch (m_kind) {
        case Kind::Article:
            return m_isBibtex ? "journal"_L1 : "journaltitle"_L1;
        case Kind::InProceedings:
        case Kind::Chapter:
            return "booktitle"_L1;
        default:
            return "howpublished"_L1;
        }
    }

    [[nodiscard]] QLatin1StringView publisherField() const
    {
        switch (m_kind) {
        case Kind::Thesis:
            return m_isBibtex ? "school"_L1 : "institution"_L1;
        case Kind::Report:
            return "institution"_L1;
        case Kind::Preprint:
        case Kind::WebPage:
            return "organization"_L1;
        default:
            return "publisher"_L1;
        }
    }

    /// A field that BibLaTeX's data model has not for this type of entry goes to one of those for users' own
    /// purposes; BibTeX's styles pass over what they do not know.
    void addIf(bool isOfType, QLatin1StringView name, QLatin1StringView other, const QString& value)
    {
        add(isOfType || m_isBibtex ? name : other, value);
    }

    void addVenue()
    {
        const bool isUnprinted = m_kind == Kind::Preprint || m_kind == Kind::WebPage;
        const bool isReport = m_kind == Kind::Report || m_kind == Kind::Thesis;
        const bool isArticle = m_kind == Kind::Article;
        const bool hasVenue = m_kind != Kind::WebPage && m_kind != Kind::Book && !isReport;
        addIf(hasVenue, venueField(), "userb"_L1, wordsInTex(m_citation.venue, m_letters));
        addIf(!isArticle, publisherField(), "userc"_L1, wordsInTex(m_citation.publisher, m_letters));
        addIf(!isUnprinted && !isReport, "volume"_L1, "userd"_L1, wordsInTex(m_citation.volume, m_letters));
        // Styles warn of a book with volume and number; none reads `issue`.
        const bool isNumbered = isArticle || m_kind == Kind::Report || !m_isBibtex;
        addIf(!isUnprinted && m_kind != Kind::Thesis, isNumbered ? "number"_L1 : "issue"_L1, "usere"_L1,
              wordsInTex(m_citation.number, m_letters));
        addIf(!isUnprinted, "pages"_L1, "userf"_L1, pages());
    }

    /// TeX's dash of ranges is two hyphens.
    [[nodiscard]] QString pages() const
    {
        static const QRegularExpression dashes(u"[-–—−]+"_s);
        if (m_citation.pages.isEmpty())
            return {};
        QString range = m_citation.pages;
        return wordsInTex(range.replace(dashes, u"-"_s), m_letters).replace("-"_L1, "--"_L1);
    }

    void addDate()
    {
        const bool hasMonth = m_citation.month >= 1 && m_citation.month <= 12;
        const bool hasDay = hasMonth && QDate(m_citation.year, m_citation.month, m_citation.day).isValid();
        if (m_citation.year <= 0 || m_citation.year > 9999)
            return;
        const auto padded = [](int number, int width) {
            return QString::number(number).rightJustified(width, u'0');
        };
        if (!m_isBibtex) {
            add("date"_L1, padded(m_citation.year, 4) +
                               (hasMonth ? u'-' + padded(m_citation.month, 2) : QString()) +
                               (hasDay ? u'-' + padded(m_citation.day, 2) : QString()));
            return;
        }
        add("year"_L1, QString::number(m_citation.year));
        if (hasMonth)
            addRaw("month"_L1, months.at(size_t(m_citation.month) - 1));
        if (hasDay)
            add("day"_L1, QString::number(m_citation.day));
    }

    void addAddresses()
    {
        if (const QString arxiv = onlyOf(m_citation.arxiv, u"./-"); !arxiv.isEmpty()) {
            add("eprint"_L1, arxiv);
            add(m_isBibtex ? "archivePrefix"_L1 : "eprinttype"_L1, u"arXiv"_s);
            add(m_isBibtex ? "primaryClass"_L1 : "eprintclass"_L1, onlyOf(m_citation.primaryClass, u".-"));
        }
        add("doi"_L1, encodedAddress(m_citation.doi, false));
        add("url"_L1, encodedAddress(m_citation.url, true));
    }

    void addTexts()
    {
        if (m_kind == Kind::WebPage && m_isBibtex)
            add("entrysubtype"_L1, u"online"_s);
        QStringList keywords;
        for (const QString& keyword : m_citation.keywords) {
            const QString tex = wordsInTex(keyword, m_letters);
            if (!tex.isEmpty())
                keywords.append(tex.contains(u',') ? u'{' + tex + u'}' : tex);
        }
        add("keywords"_L1, keywords.join(", "_L1));
        add("abstract"_L1, paragraphsInTex(m_citation.abstractText, m_letters));
        addWords(m_isBibtex ? "comments"_L1 : "usera"_L1, m_citation.comments);
        add(m_isBibtex ? "annote"_L1 : "annotation"_L1, literalInTex(m_citation.note, m_letters));
    }

    const Citation& m_citation;
    bool m_isBibtex;
    BibDialect m_dialect;
    TexLetters m_letters;
    Kind m_kind;
    QString m_out;
};

} // namespace

QString authorsInTex(const QStringList& authors, BibDialect dialect)
{
    QStringList names;
    for (const QString& author : authors) {
        const PersonName name = personName(author);
        if (!name.family.isEmpty())
            names.append(nameInTex(name, lettersOf(dialect)));
    }
    return names.join(" and "_L1);
}

QString toBib(const Citation& citation, BibDialect dialect)
{
    return EntryWriter(citation, dialect).entry();
}

QString toBib(const QList<Citation>& citations, BibDialect dialect)
{
    QStringList entries;
    for (const Citation& citation : citations)
        entries.append(toBib(citation, dialect));
    return entries.join(u'\n');
}

} // namespace offprint
