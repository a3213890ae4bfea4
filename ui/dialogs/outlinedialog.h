#pragma once

#include "models/domain/feed.h"
#include "models/domain/outline.h"
#include "ui/dialogs/formdialog.h"

class QListWidget;

namespace offprint {

/// Tells what a list of feeds would bring in, before it does.
class OutlineDialog final : public FormDialog
{
    Q_OBJECT

public:
    OutlineDialog(const Outline& outline, const QList<Feed>& subscribed, const Appearance& appearance,
                  QWidget* parent = nullptr);

    /// How many of its feeds are not subscribed to.
    [[nodiscard]] int newFeeds() const { return m_newFeeds; }

Q_SIGNALS:
    void addRequested(const offprint::Outline& outline); ///< answer by showDone() or showError()

protected:
    void submit() override;
    void applyAppearance() override;

private:
    void fill(const QList<Feed>& subscribed);
    [[nodiscard]] QString summary(qsizetype folders) const;

    const Outline m_outline;
    int m_newFeeds = 0;
    QLabel* m_summary;
    QListWidget* m_list;
    QLabel* m_warnings;
};

} // namespace offprint

Q_DECLARE_METATYPE(offprint::Outline)
