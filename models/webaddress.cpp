#include "models/webaddress.h"

using namespace Qt::StringLiterals;

namespace offprint {

bool isWebAddress(const QUrl& url)
{
    return url.isValid() && !url.host().isEmpty() &&
           (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
}

} // namespace offprint
