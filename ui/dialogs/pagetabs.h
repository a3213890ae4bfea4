#pragma once

#include <QtWidgets/QTabBar>

namespace offprint {

class Appearance;

/// The tabs over a dialog's pages: words in a row, the current one underlined. The appearance must outlive
/// it.
class PageTabs final : public QTabBar
{
    Q_OBJECT

public:
    explicit PageTabs(const Appearance& appearance, QWidget* parent = nullptr);

protected:
    [[nodiscard]] QSize tabSizeHint(int index) const override;
    void paintEvent(QPaintEvent* event) override;

private:
    void applyAppearance();

    const Appearance& m_appearance;
};

} // namespace offprint
