#pragma once

#include "models/domain/foundfeed.h"

#include <QtWidgets/QWidget>

namespace offprint {

class Appearance;

/// A feed's newest entries, a line each: the title, cut short where it must be, and the day at the right. The
/// appearance must outlive it.
class EntryLines final : public QWidget
{
    Q_OBJECT

public:
    explicit EntryLines(const Appearance& appearance, QWidget* parent = nullptr);

    void setEntries(const QList<EntryPreview>& entries);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] int lineHeight() const;
    [[nodiscard]] static QString dayOf(const EntryPreview& entry);

    const Appearance& m_appearance;
    QList<EntryPreview> m_entries;
};

} // namespace offprint
