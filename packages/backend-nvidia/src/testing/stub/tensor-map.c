// Tensor maps: refuses what the driver would, and writes down what it was given: dtype and rank, address, sizes, strides, box.
#include "stub.h"
#if !__has_include(<cuda.h>)
typedef struct { uint64_t opaque[16]; } CUtensorMap;
typedef int CUtensorMapDataType, CUtensorMapInterleave, CUtensorMapSwizzle, CUtensorMapL2promotion, CUtensorMapFloatOOBfill;
#endif

EXPORT Result cuTensorMapEncodeTiled(CUtensorMap *map, CUtensorMapDataType type, unsigned rank, void *address,
                                     const uint64_t *sizes, const uint64_t *strides, const uint32_t *box,
                                     const uint32_t *elementStrides, CUtensorMapInterleave interleave,
                                     CUtensorMapSwizzle swizzle, CUtensorMapL2promotion promotion,
                                     CUtensorMapFloatOOBfill fill) {
  ENTER();
  (void)promotion;
  const int elementBytes[] = {1, 2, 4, 4, 8, 8, 2, 4, 8, 2};
  if (rank != 3 || (int)type > 9 || (uintptr_t)address % 16 || (int)interleave || (int)fill) GIVE(invalidValue);
  if ((int)swizzle == 3 && box[0] * elementBytes[type] > 128) GIVE(invalidValue);
  uint64_t *words = (uint64_t *)map;
  memset(words, 0, 128);
  words[0] = (uint64_t)type << 32 | rank;
  words[1] = (uintptr_t)address;
  for (unsigned i = 0; i < rank; i++) {
    if (sizes[i] == 0 || sizes[i] > 1ull << 32 || box[i] == 0 || box[i] > 256 || elementStrides[i] != 1) GIVE(invalidValue);
    if (i + 1 < rank && (strides[i] % 16 || strides[i] == 0 || strides[i] >= 1ull << 40)) GIVE(invalidValue);
    words[2 + i] = sizes[i];
    if (i + 1 < rank) words[5 + i] = strides[i];
    words[7 + i] = box[i];
  }
  GIVE(ok);
}
