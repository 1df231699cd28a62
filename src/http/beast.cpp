// Beast, compiled once for the folder (BOOST_BEAST_SEPARATE_COMPILATION).
#include <boost/beast/src.hpp>
