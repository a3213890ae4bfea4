#include "models/query/queryparser.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>

#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

using Kind = Condition::Kind;

constexpr int deepest = 100;

/// One word, or several between quotation marks, as they stand in the text.
struct Token
{
    qsizetype at = 0;
    qsizetype length = 0;
    QString text;
    bool isQuoted = false;
};

bool isOperatorWord(QStringView word)
{
    return word == u"OR" || word == u"AND" || word == u"NOT";
}

/// A link, an arXiv id or a DOI as people paste them.
bool isPaperName(const QString& word)
{
    static const QRegularExpression pattern(
        uR"(^(https?://\S+|arxiv:\S+|\d{4}\.\d{4,5}(v\d+)?|10\.\d{4,9}/\S+)$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return pattern.match(word).hasMatch();
}

Condition joined(Kind kind, const QList<Condition>& parts)
{
    Condition all;
    all.kind = kind;
    for (const Condition& part : parts) {
        if (part.kind == kind)
            all.parts += part.parts;
        else
            all.parts.append(part);
    }
    return all.parts.size() == 1 ? Condition(all.parts.first()) : all;
}

Condition negated(const Condition& condition)
{
    if (condition.kind == Kind::Not)
        return Condition(condition.parts.first());
    Condition negative;
    negative.kind = Kind::Not;
    negative.parts = {condition};
    return negative;
}

/// Reads from left to right; a function for each kind of thing. A condition that is none says nothing.
class Parser
{
public:
    Parser(QStringView text, Typing typing)
        : m_text(text)
        , m_isTyping(typing == Typing::StillTyped)
    {}

    std::expected<ParsedQuery, QueryError> parse()
    {
        QList<Condition> all;
        while (!m_error && !isAtEnd()) {
            if (const auto condition = anyOf())
                all.append(*condition);
            if (peek() == u')')
                ++m_at; // closes nothing
        }
        if (m_error)
            return std::unexpected(*m_error);
        if (!all.isEmpty())
            m_query.condition = joined(Kind::And, all);
        return m_query;
    }

    [[nodiscard]] QList<QueryPiece> pieces() const { return m_pieces; }

private:
    using Part = std::optional<Condition>;

    Part anyOf()
    {
        QList<Condition> parts;
        do {
            if (const Part part = allOf())
                parts.append(*part);
        } while (!m_error && takeOperator(u"OR"));
        return parts.isEmpty() ? Part() : joined(Kind::Or, parts);
    }

    Part allOf()
    {
        QList<Condition> parts;
        bool hasOperand = false;
        while (!m_error && isOperandNext()) {
            if (hasOperand && isOperator(u"OR"))
                break;
            if (hasOperand)
                takeOperator(u"AND");
            if (const Part part = operand())
                parts.append(*part);
            hasOperand = true;
        }
        return parts.isEmpty() ? Part() : joined(Kind::And, parts);
    }

    Part operand()
    {
        const Deeper deeper(*this);
        if (m_error)
            return {};
        if (isMinus()) {
            ++m_at;
            noteOperator(m_at - 1);
            return operand().transform(negated);
        }
        if (takeOperator(u"NOT"))
            return operand().transform(negated);
        if (peek() == u'(')
            return group();
        if (m_field)
            return valueOf(*m_field, word(isLinkField(*m_field)), {});
        return fieldOrWord();
    }

    Part group()
    {
        ++m_at;
        const Part condition = anyOf();
        if (peek() == u')')
            ++m_at;
        return condition;
    }

    Part fieldOrWord()
    {
        const qsizetype colon = fieldColon();
        if (colon < 0)
            return plain(word(isLinkNext()));
        const QStringView name = m_text.sliced(m_at, colon - m_at);
        const auto field = fieldNamed(name);
        if (!field)
            return unknownField(name, colon);
        if (m_isTyping && colon + 1 == m_text.size()) {
            noteField(*field, m_at, colon + 1, colon + 1);
            m_at = colon + 1;
            return {};
        }
        if (isValueEnd(colon + 1))
            return plain(word(false)); // "Note: on the…" of a title
        const qsizetype start = std::exchange(m_at, colon + 1);
        if (peek() == u'(') {
            noteField(*field, start, colon + 1, colon + 1);
            const auto outer = std::exchange(m_field, field);
            const Part condition = group();
            m_field = outer;
            return condition;
        }
        const Token value = word(isLinkField(*field));
        noteField(*field, start, colon + 1, m_at);
        return valueOf(*field, value, start);
    }

    Part unknownField(QStringView name, qsizetype colon)
    {
        const auto meant = !isValueEnd(colon + 1) && !isLinkNext() ? fieldLike(name) : std::nullopt;
        if (!meant)
            return plain(word(isLinkNext()));
        fail(m_at, colon + 1 - m_at,
             u"There is no field `%1:`. Did you mean `%2:`? Put it in quotation marks to find it as a word."_s
                 .arg(name, infoOf(*meant).name));
        return {};
    }

    Part plain(const Token& token)
    {
        if (!token.isQuoted && isPaperName(token.text))
            return conditionOf(QueryField::Id, token.text);
        return text(Condition::Field::Any, token);
    }

    /// A word that would be something else elsewhere in a query is told as a phrase.
    Part text(Condition::Field field, const Token& token)
    {
        const bool isBeginning = m_isTyping && !token.isQuoted && m_at == m_text.size();
        if (token.text.isEmpty() || (isBeginning && (isOperatorWord(token.text) || token.text == u'-')))
            return {};
        const qsizetype colon = token.text.indexOf(u':');
        Condition condition;
        condition.kind = Kind::Text;
        condition.field = field;
        condition.text = token.text;
        condition.isPhrase = token.isQuoted || isOperatorWord(token.text) || token.text.startsWith(u'-') ||
                             (colon > 0 && fieldNamed(QStringView(token.text).first(colon)).has_value());
        condition.isPrefix = isBeginning;
        return condition;
    }

    Part valueOf(QueryField field, const Token& token, std::optional<qsizetype> start)
    {
        if (isTextField(field))
            return text(Condition::Field(int(field) + 1), token);
        if (token.text.isEmpty())
            return {};
        if (!takesSeveral(field) || token.isQuoted)
            return oneValueOf(field, token.text, token, start);
        QList<Condition> parts;
        const QStringList values = token.text.split(u',', Qt::SkipEmptyParts);
        for (const QString& value : values) {
            if (const Part part = oneValueOf(field, value, token, start))
                parts.append(*part);
        }
        return parts.isEmpty() ? Part() : joined(Kind::Or, parts);
    }

    Part oneValueOf(QueryField field, const QString& value, const Token& token,
                    std::optional<qsizetype> start)
    {
        if (const auto* sort = field == QueryField::Sort ? valueNamed(sortValues(), value) : nullptr) {
            m_query.sort = sort->value;
            return {};
        }
        if (const Part condition = conditionOf(field, value))
            return condition;
        if (m_isTyping && m_at == m_text.size() && mayBecomeValue(field, value))
            return {};
        const QueryFieldInfo& info = infoOf(field);
        const qsizetype from = start.value_or(token.at);
        fail(from, token.at + token.length - from,
             u"`%1:` wants %2; got `%3`."_s.arg(info.name, info.wants, value));
        return {};
    }

    /// The next word or phrase. A link goes on to the next white space, or to a parenthesis that it did not
    /// open.
    Token word(bool isLink)
    {
        if (peek() == u'"')
            return phrase();
        Token token;
        token.at = m_at;
        int open = 0;
        for (; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text[m_at];
            if (isLink && c == u'(')
                ++open;
            const bool isEnd = isLink ? c == u')' && --open < 0 : c == u'(' || c == u')' || c == u'"';
            if (c.isSpace() || isEnd)
                break;
        }
        token.length = m_at - token.at;
        token.text = m_text.sliced(token.at, token.length).toString();
        return token;
    }

    Token phrase()
    {
        Token token;
        token.at = m_at++;
        token.isQuoted = true;
        for (; m_at < m_text.size() && m_text[m_at] != u'"'; ++m_at) {
            const bool isEscape = m_text[m_at] == u'\\' && m_at + 1 < m_text.size() &&
                                  (m_text[m_at + 1] == u'"' || m_text[m_at + 1] == u'\\');
            if (isEscape)
                ++m_at;
            token.text += m_text[m_at];
        }
        if (m_at < m_text.size())
            ++m_at;
        token.length = m_at - token.at;
        token.text = token.text.simplified();
        return token;
    }

    void skipSpace(qsizetype& at) const
    {
        while (at < m_text.size() && m_text[at].isSpace())
            ++at;
    }

    /// Whether there is nothing more of a value, or of a group.
    [[nodiscard]] bool isValueEnd(qsizetype at) const
    {
        return at == m_text.size() || m_text[at].isSpace() || m_text[at] == u')';
    }

    bool isAtEnd()
    {
        skipSpace(m_at);
        return m_at == m_text.size();
    }

    /// Behind white space; a null character at the end.
    QChar peek()
    {
        skipSpace(m_at);
        return m_at < m_text.size() ? m_text[m_at] : QChar();
    }

    bool isOperandNext() { return !isAtEnd() && m_text[m_at] != u')'; }

    /// "-x", but not "- x" nor "--x".
    bool isMinus() { return peek() == u'-' && !isValueEnd(m_at + 1) && m_text[m_at + 1] != u'-'; }

    [[nodiscard]] QStringView wordAt(qsizetype at) const
    {
        qsizetype end = at;
        while (end < m_text.size() && m_text[end].isLetter())
            ++end;
        const bool isWhole = isValueEnd(end) || m_text[end] == u'(' || m_text[end] == u'"';
        return isWhole ? m_text.sliced(at, end - at) : QStringView();
    }

    /// The operator, with something behind it that it can be applied to: not the end, nor an operator that
    /// joins.
    bool isOperator(QStringView name)
    {
        skipSpace(m_at);
        if (wordAt(m_at) != name)
            return false;
        qsizetype next = m_at + name.size();
        skipSpace(next);
        const QStringView following = wordAt(next);
        return next < m_text.size() && m_text[next] != u')' && following != u"OR" && following != u"AND";
    }

    bool takeOperator(QStringView name)
    {
        if (!isOperator(name))
            return false;
        m_at += name.size();
        noteOperator(m_at - name.size());
        skipSpace(m_at);
        return true;
    }

    [[nodiscard]] bool isLinkNext() const
    {
        const QStringView rest = m_text.sliced(m_at);
        return rest.startsWith("http://"_L1, Qt::CaseInsensitive) ||
               rest.startsWith("https://"_L1, Qt::CaseInsensitive);
    }

    static bool isLinkField(QueryField field) { return field == QueryField::Id || field == QueryField::Doi; }

    /// Where the colon of what looks like a field stands; -1: no field.
    [[nodiscard]] qsizetype fieldColon() const
    {
        qsizetype at = m_at;
        while (at < m_text.size() && m_text[at].isLetter())
            ++at;
        return at > m_at && at < m_text.size() && m_text[at] == u':' ? at : -1;
    }

    /// Up to here.
    void noteOperator(qsizetype start)
    {
        m_pieces.append({QueryPiece::Kind::Operator, start, m_at - start, {}, m_at});
    }

    void noteField(QueryField field, qsizetype start, qsizetype valueAt, qsizetype end)
    {
        m_pieces.append({QueryPiece::Kind::Field, start, end - start, field, valueAt});
    }

    void fail(qsizetype at, qsizetype length, const QString& sentence)
    {
        if (!m_error)
            m_error = QueryError{at, length, sentence};
    }

    class Deeper
    {
    public:
        explicit Deeper(Parser& parser)
            : m_parser(parser)
        {
            if (++parser.m_depth > deepest)
                parser.fail(
                    parser.m_at, 1,
                    u"A query's groups may be %1 deep; these are deeper. Leave some out."_s.arg(deepest));
        }
        ~Deeper() { --m_parser.m_depth; }
        Q_DISABLE_COPY_MOVE(Deeper)

    private:
        Parser& m_parser;
    };

    QStringView m_text;
    bool m_isTyping;
    qsizetype m_at = 0;
    int m_depth = 0;
    std::optional<QueryField> m_field; ///< of the group that is read
    ParsedQuery m_query;
    std::optional<QueryError> m_error;
    QList<QueryPiece> m_pieces;
};

} // namespace

std::expected<ParsedQuery, QueryError> parseQuery(QStringView text, Typing typing)
{
    if (text.size() > longestQuery)
        return std::unexpected(QueryError{
            longestQuery, text.size() - longestQuery,
            u"A query may have %1 characters; this one has %2. Make it shorter."_s.arg(longestQuery)
                .arg(text.size())});
    return Parser(text, typing).parse();
}

QList<QueryPiece> queryPieces(QStringView text)
{
    Parser parser(text.first(std::min(text.size(), longestQuery)), Typing::StillTyped);
    [[maybe_unused]] const auto read = parser.parse(); // as far as it can be
    return parser.pieces();
}

} // namespace offprint
