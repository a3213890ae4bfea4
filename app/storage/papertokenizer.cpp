#include "app/storage/papertokenizer.h"

#include "app/storage/wordsplitter.h"

#include <sqlite3.h>

namespace offprint {

namespace {

using TakeToken = int (*)(void* context, int flags, const char* token, int size, int start, int end);

/// Longer chains are no words ("a-b-c-…" of a table).
constexpr qsizetype longestJoined = 48;

/// Hands the words of one text to FTS5, with their other forms.
class Indexing
{
public:
    Indexing(void* context, TakeToken take)
        : m_context(context)
        , m_take(take)
    {}

    void add(const SplitWord& word)
    {
        const bool isJoined = word.link == SplitWord::Link::Joined && !m_before.isEmpty();
        if (!isJoined) {
            m_whole.clear();
            m_parts = 0;
        }
        QByteArray pair = isJoined ? m_before : QByteArray();
        QByteArray otherPair = isJoined ? m_synonymBefore : QByteArray();
        if (!pair.isEmpty())
            pair += word.word;
        if (!otherPair.isEmpty())
            otherPair += word.word;
        give(pair, word, FTS5_TOKEN_COLOCATED); // at the place of the word before
        give(word.word, word, 0);
        give(word.withSign, word, FTS5_TOKEN_COLOCATED);
        give(word.synonym, word, FTS5_TOKEN_COLOCATED);
        give(pair, word, FTS5_TOKEN_COLOCATED);
        give(otherPair, word, FTS5_TOKEN_COLOCATED);
        if (m_whole.size() <= longestJoined)
            m_whole += word.word;
        if (++m_parts > 2)
            give(m_whole, word, FTS5_TOKEN_COLOCATED);
        m_before = word.word.toByteArray();
        m_synonymBefore = word.synonym.toByteArray();
    }

    [[nodiscard]] int result() const { return m_result; }

private:
    void give(QByteArrayView token, const SplitWord& word, int flags)
    {
        if (m_result == SQLITE_OK && !token.isEmpty() && (flags == 0 || token.size() <= longestJoined))
            m_result =
                m_take(m_context, flags, token.data(), int(token.size()), int(word.start), int(word.end));
    }

    void* m_context;
    TakeToken m_take;
    int m_result = SQLITE_OK;
    QByteArray m_before;
    QByteArray m_synonymBefore;
    QByteArray m_whole;
    int m_parts = 0;
};

int tokenize(Fts5Tokenizer*, void* context, int flags, const char* text, int size, TakeToken take)
{
    const QByteArrayView utf8(text, text ? size : 0);
    if ((flags & FTS5_TOKENIZE_QUERY) == 0) {
        Indexing indexing(context, take);
        splitWords(utf8, [&](const SplitWord& word) { indexing.add(word); });
        return indexing.result();
    }
    int result = SQLITE_OK;
    splitWords(utf8, [&](const SplitWord& word) {
        const QByteArrayView token = word.withSign.isEmpty() ? word.word : word.withSign;
        if (result == SQLITE_OK)
            result = take(context, 0, token.data(), int(token.size()), int(word.start), int(word.end));
    });
    return result;
}

} // namespace

fts5_api* fts5Of(Connection& connection)
{
    fts5_api* api = nullptr;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(connection.database().getHandle(), "SELECT fts5(?1)", -1, &statement, nullptr) ==
        SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    if (!api)
        throw SQLite::Exception("this SQLite has no FTS5", SQLITE_ERROR);
    return api;
}

void addTokenizer(Connection& connection)
{
    fts5_api* api = fts5Of(connection);
    fts5_tokenizer tokenizer{.xCreate =
                                 [](void*, const char**, int, Fts5Tokenizer** made) {
                                     static int one; // nothing is kept, but FTS5 wants a pointer
                                     *made = reinterpret_cast<Fts5Tokenizer*>(&one);
                                     return SQLITE_OK;
                                 },
                             .xDelete = [](Fts5Tokenizer*) {},
                             .xTokenize = tokenize};
    api->xCreateTokenizer(api, "offprint", nullptr, &tokenizer, nullptr);
}

} // namespace offprint
