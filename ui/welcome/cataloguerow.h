#pragma once

#include "models/domain/catalogue.h"

#include <QtWidgets/QCheckBox>

namespace offprint {

class Appearance;

/// A feed of the catalogue with its tick: the name, and the description under it. Ticked and fixed when it is
/// subscribed already. The appearance must outlive it.
class CatalogueRow final : public QCheckBox
{
    Q_OBJECT

public:
    CatalogueRow(const CatalogueEntry& entry, const Appearance& appearance, QWidget* parent);

    [[nodiscard]] const CatalogueEntry& entry() const { return m_entry; }
    [[nodiscard]] bool isSubscribed() const { return m_isSubscribed; }
    void setSubscribed(bool isSubscribed);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void focused();

protected:
    [[nodiscard]] bool hitButton(const QPoint& position) const override { return rect().contains(position); }
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] QString description() const;
    void describe();

    CatalogueEntry m_entry;
    const Appearance& m_appearance;
    bool m_isSubscribed = false;
};

} // namespace offprint
