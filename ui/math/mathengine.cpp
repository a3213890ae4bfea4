#include "ui/math/mathengine.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QFile>

#include <algorithm>
#include <array>

#ifdef OFFPRINT_HAS_MATHJAX
#include <quickjs/quickjs.h>
#endif

using namespace Qt::StringLiterals;

namespace offprint {

#ifdef OFFPRINT_HAS_MATHJAX

namespace {

constexpr size_t mostMemory = 192U << 20;
constexpr size_t mostStack = 2U << 20; // of the thread's own: QuickJS stops before it is used up
constexpr std::chrono::milliseconds timeToStart{20'000}; // on a busy machine
constexpr std::chrono::milliseconds timeForFormula{1'000};
constexpr qsizetype longest = 2'000; // characters
constexpr int deepest = 50;          // braces in braces

int braceDepth(const QString& tex)
{
    int depth = 0;
    int most = 0;
    for (const QChar c : tex) {
        depth += c == u'{' ? 1 : c == u'}' ? -1 : 0;
        most = std::max(most, depth);
    }
    return most;
}

/// What it defines would hold in later formulas.
bool defines(const QString& tex)
{
    return tex.contains("def"_L1) || tex.contains("\\let"_L1) || tex.contains("newcommand"_L1) ||
           tex.contains("newenvironment"_L1) || tex.contains("renew"_L1) || tex.contains("Declare"_L1);
}

} // namespace

/// A run of the script, with what it remembers.
class MathEngine::Script
{
public:
    explicit Script(const std::atomic<bool>& isStopped)
        : m_isStopped(isStopped)
    {
        JS_SetMemoryLimit(m_runtime, mostMemory);
        JS_SetMaxStackSize(m_runtime, mostStack);
        JS_UpdateStackTop(m_runtime);
        JS_SetInterruptHandler(
            m_runtime, [](JSRuntime*, void* self) { return static_cast<Script*>(self)->isOver() ? 1 : 0; },
            this);
        QFile file(u":/offprint/mathjax.js"_s);
        if (!file.open(QIODevice::ReadOnly))
            return;
        const QByteArray source = file.readAll();
        m_deadline.setRemainingTime(timeToStart);
        const JSValue done =
            JS_Eval(m_context, source.constData(), size_t(source.size()), "mathjax.js", JS_EVAL_TYPE_GLOBAL);
        m_isReady = !JS_IsException(done);
        JS_FreeValue(m_context, done);
    }
    ~Script()
    {
        JS_FreeContext(m_context);
        JS_FreeRuntime(m_runtime);
    }
    Q_DISABLE_COPY_MOVE(Script)

    [[nodiscard]] bool isReady() const { return m_isReady; }
    /// It was stopped in the middle of something, or ran out of memory.
    [[nodiscard]] bool isSpoilt() const { return m_isSpoilt; }

    [[nodiscard]] std::optional<QString> convert(const QString& tex, bool isDisplay)
    {
        const QByteArray bytes = tex.toUtf8();
        std::array arguments{JS_NewStringLen(m_context, bytes.constData(), size_t(bytes.size())),
                             JS_NewBool(m_context, isDisplay)};
        const JSValue result = call("tex2svg", arguments);
        for (const JSValue& each : arguments)
            JS_FreeValue(m_context, each);
        std::optional<QString> svg;
        if (JS_IsString(result)) {
            size_t length = 0;
            if (const char* text = JS_ToCStringLen(m_context, &length, result)) {
                svg = QString::fromUtf8(text, qsizetype(length));
                JS_FreeCString(m_context, text);
            }
        }
        JS_FreeValue(m_context, result);
        return svg;
    }

    void forget()
    {
        std::array<JSValue, 0> none;
        JS_FreeValue(m_context, call("forget", none));
    }

private:
    [[nodiscard]] bool isOver() const { return m_isStopped || m_deadline.hasExpired(); }

    template<size_t count> JSValue call(const char* name, std::array<JSValue, count>& arguments)
    {
        m_deadline.setRemainingTime(timeForFormula);
        const JSValue global = JS_GetGlobalObject(m_context);
        const JSValue function = JS_GetPropertyStr(m_context, global, name);
        const JSValue result = JS_Call(m_context, function, global, int(count), arguments.data());
        JS_FreeValue(m_context, function);
        JS_FreeValue(m_context, global);
        if (!JS_IsException(result))
            return result;
        const JSValue exception = JS_GetException(m_context);
        // TeX's own errors are objects of the script's; the machine's are of the kind Error
        m_isSpoilt = m_isSpoilt || isOver() || JS_IsNull(exception) || JS_IsError(m_context, exception);
        JS_FreeValue(m_context, exception);
        return JS_UNDEFINED;
    }

    const std::atomic<bool>& m_isStopped;
    JSRuntime* m_runtime = JS_NewRuntime();
    JSContext* m_context = JS_NewContext(m_runtime);
    QDeadlineTimer m_deadline;
    bool m_isReady = false;
    bool m_isSpoilt = false;
};

bool MathEngine::isAvailable()
{
    return true;
}

std::optional<QString> MathEngine::svg(const QString& tex, bool isDisplay)
{
    if (m_isStopped || tex.size() > longest || braceDepth(tex) > deepest)
        return std::nullopt;
    if (!m_script)
        m_script = std::make_unique<Script>(m_isStopped);
    if (!m_script->isReady())
        return std::nullopt;
    auto svg = m_script->convert(tex, isDisplay);
    if (m_script->isSpoilt())
        m_script.reset();
    else if (defines(tex))
        m_script->forget();
    return svg;
}

#else

class MathEngine::Script
{};

bool MathEngine::isAvailable()
{
    return false;
}

std::optional<QString> MathEngine::svg(const QString&, bool)
{
    return std::nullopt;
}

#endif

void MathEngine::clear()
{
    m_script.reset();
}

MathEngine::MathEngine() = default;
MathEngine::~MathEngine() = default;

} // namespace offprint
