#pragma once

#include <QtGui/QKeySequence>
#include <QtWidgets/QWidget>

namespace offprint {

class Appearance;

/// A key sequence drawn as the keys of a keyboard, one cap a chord. The appearance must outlive it.
class KeyCap final : public QWidget
{
    Q_OBJECT

public:
    KeyCap(const QKeySequence& key, const Appearance& appearance, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QList<int> widths() const;

    QStringList m_chords;
    const Appearance& m_appearance;
};

} // namespace offprint
