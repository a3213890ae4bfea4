#include "ui/notes/spelling.h"

#include <Sonnet/Speller>

#include <QtCore/QLocale>
#include <QtCore/QPointer>

#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr qsizetype suggestionsAtMost = 6;

/// The language of the desktop if there is a dictionary for it, else English, in which the field writes.
QString languageOf(const Sonnet::Speller& speller)
{
    const QStringList installed = speller.availableLanguages();
    for (const QString& wanted :
         {QLocale::system().name(), speller.defaultLanguage(), u"en_US"_s, u"en_GB"_s}) {
        if (installed.contains(wanted))
            return wanted;
    }
    return installed.value(0);
}

} // namespace

/// Sonnet's speller, made on the thread that uses it.
class Spelling::Dictionary final : public QObject
{
public:
    [[nodiscard]] bool isAvailable() { return speller().isValid(); }
    [[nodiscard]] bool knows(const QString& word) { return speller().isCorrect(word); }
    [[nodiscard]] QStringList suggestions(const QString& word)
    {
        const QStringList all = speller().suggest(word);
        return all.first(qMin(suggestionsAtMost, all.size()));
    }
    void add(const QString& word) { speller().addToPersonal(word); }

private:
    Sonnet::Speller& speller()
    {
        if (!m_speller) {
            m_speller = std::make_unique<Sonnet::Speller>();
            m_speller->setLanguage(languageOf(*m_speller));
        }
        return *m_speller;
    }

    std::unique_ptr<Sonnet::Speller> m_speller;
};

Spelling::Spelling(QObject* parent)
    : QObject(parent)
    , m_dictionary(new Dictionary)
{
    m_thread.setObjectName(u"spelling"_s);
    m_dictionary->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_dictionary, &QObject::deleteLater);
    m_lookUpTimer.setSingleShot(true);
    m_lookUpTimer.setInterval(0);
    connect(&m_lookUpTimer, &QTimer::timeout, this, &Spelling::lookUp);
}

Spelling::~Spelling()
{
    m_thread.quit();
    m_thread.wait();
    if (!m_thread.isFinished()) // never started: nobody else takes it down
        delete m_dictionary;
}

Spelling::Verdict Spelling::verdictOn(const QString& word)
{
    if (m_misspelt.contains(word))
        return Verdict::Misspelt;
    if (m_known.contains(word))
        return Verdict::Fine;
    if (!m_asked.contains(word)) {
        m_asked.insert(word);
        m_toAsk.append(word);
        m_lookUpTimer.start();
    }
    return Verdict::Unknown;
}

void Spelling::lookUp()
{
    m_thread.start(QThread::LowPriority);
    QMetaObject::invokeMethod(m_dictionary, [this, words = std::exchange(m_toAsk, {})] {
        const bool isAvailable = m_dictionary->isAvailable();
        QStringList misspelt;
        for (const QString& word : words) {
            if (isAvailable && !m_dictionary->knows(word))
                misspelt.append(word);
        }
        QMetaObject::invokeMethod(this, [this, words, misspelt] {
            for (const QString& word : words) {
                m_asked.remove(word);
                m_known.insert(word);
            }
            for (const QString& word : misspelt) {
                m_known.remove(word);
                m_misspelt.insert(word);
            }
            Q_EMIT learned();
        });
    });
}

void Spelling::suggest(const QString& word, QObject* receiver, std::function<void(const QStringList&)> answer)
{
    m_thread.start(QThread::LowPriority);
    const QPointer<QObject> guard(receiver);
    QMetaObject::invokeMethod(m_dictionary, [this, word, guard, answer = std::move(answer)] {
        const QStringList all = m_dictionary->isAvailable() ? m_dictionary->suggestions(word) : QStringList();
        QMetaObject::invokeMethod(this, [guard, all, answer] {
            if (guard)
                answer(all);
        });
    });
}

void Spelling::addWord(const QString& word)
{
    QMetaObject::invokeMethod(m_dictionary, [this, word] { m_dictionary->add(word); });
    ignoreWord(word);
}

void Spelling::ignoreWord(const QString& word)
{
    m_misspelt.remove(word);
    m_known.insert(word);
    Q_EMIT learned();
}

} // namespace offprint
