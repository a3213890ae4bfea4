#pragma once

#include <QtCore/QObject>

#include <memory>

namespace KSyntaxHighlighting {
class Repository;
}

namespace offprint {

/// KSyntaxHighlighting's definitions, which take longer to read than a window to open: they are read on
/// another thread, once they are wanted. Lives on the window's thread.
class Syntax final : public QObject
{
    Q_OBJECT

public:
    using Repository = KSyntaxHighlighting::Repository;

    explicit Syntax(QObject* parent = nullptr);
    ~Syntax() override;

    /// Starts reading, if that has not begun; `ready` follows when they are there.
    void load();
    /// Null until `ready`.
    [[nodiscard]] const Repository* repository() const { return m_repository.get(); }

Q_SIGNALS:
    void ready();

private:
    std::shared_ptr<const Repository> m_repository;
    bool m_isLoading = false;
};

} // namespace offprint
