package org.ratecut.parts.litert;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the tensors of a model are called in its parts. Optimisers join the names of operators that
 * they merge, which would take more flash than small weights do: the first of them is kept, with
 * the number of the tensor where that is needed to tell it from others.
 *
 * @param names by number of the tensor; no two are the same
 */
record PartNames(List<String> names) {

  static PartNames of(StoredGraph model) {
    List<String> names = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (int i = 0; i < model.tensors().size(); i++) {
      String all = model.tensors().get(i).getName();
      String first = all == null ? "" : all.split(";", 2)[0].strip();
      String name = first.isEmpty() || known.contains(first) ? "%s #%d".formatted(first, i) : first;
      known.add(name);
      names.add(name.strip());
    }
    return new PartNames(names);
  }

  String of(int tensor) {
    return names.get(tensor);
  }
}
