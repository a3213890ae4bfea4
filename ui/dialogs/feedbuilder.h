#pragma once

#include "models/domain/error.h"

#include <QtWidgets/QWidget>

namespace offprint {

class Appearance;

/// Fields from which the address of a feed is made, for people who know none.
class FeedBuilder : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// BadArgument says which field is wrong, or that nothing is asked for.
    [[nodiscard]] virtual Result<QString> address() const = 0;
    /// What to call the feed.
    [[nodiscard]] virtual QString name() const = 0;
    /// Nothing was filled in yet.
    [[nodiscard]] virtual bool isUntouched() const = 0;
    virtual void applyAppearance(const Appearance& appearance) = 0;

Q_SIGNALS:
    void changed();
};

} // namespace offprint
