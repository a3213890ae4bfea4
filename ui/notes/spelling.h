#pragma once

#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QStringList>
#include <QtCore/QThread>
#include <QtCore/QTimer>

#include <functional>

namespace offprint {

/// Which words a dictionary knows, by Sonnet (https://api.kde.org/frameworks/sonnet/html/): on a thread of
/// its own, since reading a dictionary takes longer than a frame. Lives on the window's thread.
class Spelling final : public QObject
{
    Q_OBJECT

public:
    explicit Spelling(QObject* parent = nullptr);
    ~Spelling() override;

    enum class Verdict { Fine, Misspelt, Unknown };

    /// A word that was never asked about is Unknown: it is looked up, and `learned` follows.
    [[nodiscard]] Verdict verdictOn(const QString& word);

    /// Answered on the window's thread, the likeliest first.
    void suggest(const QString& word, QObject* receiver, std::function<void(const QStringList&)> answer);

    /// From now on, in all programs that ask the same dictionary.
    void addWord(const QString& word);
    /// Until the program ends. Where no dictionary is installed, every word is fine.
    void ignoreWord(const QString& word);

Q_SIGNALS:
    void learned(); ///< about words that were asked about

private:
    class Dictionary;

    void lookUp();

    QThread m_thread;
    Dictionary* m_dictionary; ///< on m_thread
    QTimer m_lookUpTimer;     ///< gathers what one pass of highlighting asks
    QSet<QString> m_known;
    QSet<QString> m_misspelt;
    QSet<QString> m_asked; ///< without an answer yet
    QStringList m_toAsk;
};

} // namespace offprint
