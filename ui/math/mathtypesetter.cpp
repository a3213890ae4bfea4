#include "ui/math/mathtypesetter.h"

#include "ui/math/mathengine.h"
#include "ui/math/svgformula.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QMutex>
#include <QtCore/QThread>
#include <QtCore/QWaitCondition>

#include <functional>
#include <utility>

namespace offprint {

namespace {

constexpr int formulasKept = 4'000;
constexpr qsizetype mostWaiting = 400; // what was asked for earlier is of papers that were left
constexpr std::chrono::milliseconds tellEvery{40};

} // namespace

/// The thread, and what it has to do. Its answers come by `told`, on it.
class MathTypesetter::Worker final : public QThread
{
public:
    using Done = QList<std::pair<Key, std::optional<Formula>>>;

    explicit Worker(std::function<void(const Done&)> told)
        : m_told(std::move(told))
    {
        setStackSize(MathEngine::stackNeeded);
        start(LowPriority);
    }
    ~Worker() override
    {
        {
            const QMutexLocker lock(&m_mutex);
            m_isStopping = true;
        }
        m_engine.stop();
        m_more.wakeAll();
        wait();
    }

    /// What is no longer done for it.
    [[nodiscard]] QList<Key> ask(const Key& key)
    {
        QList<Key> dropped;
        const QMutexLocker lock(&m_mutex);
        m_waiting.append(key);
        if (m_waiting.size() > mostWaiting)
            dropped.append(m_waiting.takeFirst());
        m_more.wakeAll();
        return dropped;
    }

protected:
    void run() override
    {
        Done done;
        QElapsedTimer sinceTold;
        sinceTold.start();
        while (const auto key = next()) {
            const auto svg = m_engine.svg(key->first, key->second);
            done.append({*key, svg ? formulaFromSvg(*svg) : std::nullopt});
            if (!hasMore() || sinceTold.durationElapsed() > tellEvery) {
                m_told(std::exchange(done, {}));
                sinceTold.start();
            }
        }
        m_engine.clear();
    }

private:
    [[nodiscard]] bool hasMore()
    {
        const QMutexLocker lock(&m_mutex);
        return !m_waiting.isEmpty() && !m_isStopping;
    }

    /// The latest; none: it is over.
    [[nodiscard]] std::optional<Key> next()
    {
        const QMutexLocker lock(&m_mutex);
        while (m_waiting.isEmpty() && !m_isStopping)
            m_more.wait(&m_mutex);
        return m_isStopping ? std::nullopt : std::optional(m_waiting.takeLast());
    }

    std::function<void(const Done&)> m_told;
    MathEngine m_engine; ///< its script is made and used on the thread
    QMutex m_mutex;
    QWaitCondition m_more;
    QList<Key> m_waiting;
    bool m_isStopping = false;
};

MathTypesetter::MathTypesetter(QObject* parent)
    : QObject(parent)
    , m_known(formulasKept)
{}

MathTypesetter::~MathTypesetter() = default;

bool MathTypesetter::isAvailable()
{
    return MathEngine::isAvailable();
}

MathTypesetter::Answer MathTypesetter::formula(const QString& tex, bool isDisplay)
{
    if (!isAvailable())
        return {.state = Answer::State::Failed, .formula = {}};
    const Key key(tex, isDisplay);
    if (const Entry* known = m_known.object(key))
        return {known->formula ? Answer::State::Done : Answer::State::Failed, known->formula};
    if (m_pending.contains(key))
        return {};
    m_pending.insert(key);
    if (!m_worker)
        m_worker = std::make_unique<Worker>([this](const Worker::Done& done) {
            QMetaObject::invokeMethod(this, [this, done] { take(done); }, Qt::QueuedConnection);
        });
    for (const Key& dropped : m_worker->ask(key))
        m_pending.remove(dropped);
    return {};
}

void MathTypesetter::take(const QList<std::pair<Key, std::optional<Formula>>>& done)
{
    for (const auto& [key, formula] : done) {
        m_pending.remove(key);
        m_known.insert(key, new Entry{formula ? std::make_shared<const Formula>(*formula) : nullptr});
    }
    Q_EMIT typeset();
}

} // namespace offprint
