// What the database throws. Only ConstraintBroken is ever caught by a slice (in its _store.cpp, to name the domain
// error); the rest nobody asked for, and the router maps it: OutOfSpace 507, Unavailable 503, others 500.
#pragma once

#include <stdexcept>
#include <string>

namespace anxin::store {

class Failure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// A unique, foreign key or check constraint said no. The text names it for operators only: rules must not read it,
// because the databases name constraints differently or not at all.
class ConstraintBroken : public Failure {
 public:
  enum class Kind { unique, foreign, check };
  ConstraintBroken(Kind kind, const std::string& what) : Failure(what), kind_(kind) {}
  Kind kind() const { return kind_; }

 private:
  Kind kind_;
};

// The disk is full. Reads go on; writes resume by themselves when there is room.
class OutOfSpace : public Failure {
 public:
  using Failure::Failure;
};

// Too much to do, too slow, or the database is not there. Nothing was stored; try again later.
class Unavailable : public Failure {
 public:
  using Failure::Failure;
};

// The file or server is not what it should be: schema older or newer, master key of another database, data in use.
class CannotOpen : public Failure {
 public:
  using Failure::Failure;
};

}  // namespace anxin::store
