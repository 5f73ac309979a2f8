typedef long i64;
typedef double f64;
typedef double mem_f64 __attribute__((aligned(1), may_alias));
#define INLINE inline __attribute__((always_inline))
namespace op {
INLINE i64 rem(i64 a, i64 b) {
  return b == 0 || b == -1 ? 0 : a % b;
}
INLINE f64 min(f64 a, f64 b) {
  return a < b ? a : b;
}
}

extern "C" void control(const i64* slots, i64 first, i64 end, char* scratch) {
  char* const slot0_ptr = (char*)slots[0];
  const i64 slot1_index = slots[1];
  const bool slot2_bool = slots[2] != 0;
  f64 double_ = ((mem_f64*)slot0_ptr)[first];
  i64 count = 0L;
  while ((count < slot1_index) & (!slot2_bool)) {
    double_ = __builtin_pow(double_, -0.5);
    if (op::rem(count, 3L) == 0L) {
      double_ = __builtin_nan("");
    } else {
      double_ = op::min(double_, -__builtin_inf());
    }
    count = count + 1L;
  }
  ((mem_f64*)(slot0_ptr + 64L))[first] = double_;
}
