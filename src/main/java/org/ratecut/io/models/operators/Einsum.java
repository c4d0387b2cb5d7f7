package org.ratecut.io.models.operators;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.ratecut.io.models.assembly.Assembly;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.Tensor;

/**
 * Sums of products by Einstein's notation, as far as they are a product of two matrices for each
 * index of some dimensions: letters of both that stay, letters of both that are summed over, and
 * letters of one alone that stay.
 */
public final class Einsum {

  private final Assembly assembly;
  private final Products products;

  public Einsum(Assembly assembly, Products products) {
    this.assembly = assembly;
    this.products = products;
  }

  /**
   * The sum of an equation such as {@code bij,jk->bik}.
   *
   * @throws org.ratecut.io.models.UnsupportedOperatorException if it is no product of matrices
   */
  public Activation sum(Node node, String equation, Tensor left, Tensor right) {
    Equation sum = Equation.parse(equation).orElseThrow(() -> unsupported(node, equation));
    if (sum.left.length() != left.dimensions().rank()
        || sum.right.length() != right.dimensions().rank()) {
      throw node.fail(
          "Its equation \"%s\" does not fit %s and %s."
              .formatted(Node.printable(equation), left.dimensions(), right.dimensions()),
          "Correct the model.");
    }
    String shared = sum.kept(sum.left, sum.right, true);
    String summed = sum.summed();
    String ofLeft = sum.kept(sum.left, sum.right, false);
    String ofRight = sum.kept(sum.right, sum.left, false);
    if (shared.length() + ofLeft.length() + ofRight.length() != sum.output.length()
        || shared.length() + ofLeft.length() + summed.length() != sum.left.length()
        || shared.length() + ofRight.length() + summed.length() != sum.right.length()) {
      throw unsupported(node, equation);
    }
    Sizes sizes = Sizes.of(node, sum, left.dimensions(), right.dimensions());
    Tensor rows = grouped(node, left, sum.left, List.of(shared, ofLeft, summed), sizes);
    Tensor columns = grouped(node, right, sum.right, List.of(shared, summed, ofRight), sizes);
    Activation product = products.multiply(node, rows, columns);
    String order = shared + ofLeft + ofRight;
    Activation split = assembly.reshape(node, product, sizes.of(order));
    List<Integer> moved = sum.output.chars().mapToObj(order::indexOf).toList();
    return node.locate(() -> split.transposed(moved));
  }

  private static RuntimeException unsupported(Node node, String equation) {
    return node.unsupported(
        "Its equation \"%s\" is no product of two matrices.".formatted(Node.printable(equation)));
  }

  /** A tensor with one dimension for each group of letters, without the first where it is empty. */
  private Tensor grouped(
      Node node, Tensor tensor, String letters, List<String> groups, Sizes sizes) {
    List<Integer> target = new ArrayList<>();
    for (int i = groups.get(0).isEmpty() ? 1 : 0; i < groups.size(); i++) {
      long size = node.locate(sizes.of(groups.get(i))::count);
      target.add(node.locate(() -> Math.toIntExact(size)));
    }
    Dimensions dimensions = new Dimensions(target);
    if (tensor instanceof Constant constant) {
      return new Constant(constant.sources(), dimensions, constant.type(), Optional.empty());
    }
    List<Integer> order = String.join("", groups).chars().mapToObj(letters::indexOf).toList();
    Activation moved = node.locate(() -> ((Activation) tensor).transposed(order));
    return assembly.reshape(node, moved, dimensions);
  }

  /** The letters of two inputs and of the output, each once in each. */
  private record Equation(String left, String right, String output) {

    static Optional<Equation> parse(String text) {
      String plain = text.replace(" ", "");
      if (!plain.matches("[a-zA-Z]{1,16},[a-zA-Z]{1,16}->[a-zA-Z]{0,16}")) {
        return Optional.empty();
      }
      int comma = plain.indexOf(',');
      int arrow = plain.indexOf("->");
      Equation equation =
          new Equation(
              plain.substring(0, comma),
              plain.substring(comma + 1, arrow),
              plain.substring(arrow + 2));
      boolean once =
          Stream.of(equation.left, equation.right, equation.output)
              .allMatch(letters -> letters.chars().distinct().count() == letters.length());
      return once ? Optional.of(equation) : Optional.empty();
    }

    /** The letters of one input that the output has, and the other input has or has not. */
    String kept(String one, String other, boolean inOther) {
      return letters(one, c -> output.indexOf(c) >= 0 && other.indexOf(c) >= 0 == inOther);
    }

    /** The letters of both inputs that the output has not. */
    String summed() {
      return letters(left, c -> output.indexOf(c) < 0 && right.indexOf(c) >= 0);
    }

    private static String letters(String from, IntPredicate wanted) {
      return from.chars()
          .filter(wanted)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();
    }
  }

  /** The size of each letter. */
  private record Sizes(String letters, List<Integer> sizes) {

    static Sizes of(Node node, Equation sum, Dimensions left, Dimensions right) {
      List<Integer> sizes = new ArrayList<>(left.sizes());
      sizes.addAll(right.sizes());
      Sizes all = new Sizes(sum.left + sum.right, sizes);
      for (int i = 0; i < sum.right.length(); i++) {
        int first = all.size(sum.right.charAt(i));
        if (first != right.size(i)) {
          throw node.fail(
              "The sizes %s and %s do not fit together.".formatted(left, right),
              "Correct the sizes in the model.");
        }
      }
      return all;
    }

    private int size(int letter) {
      return sizes.get(letters.indexOf(letter));
    }

    Dimensions of(String some) {
      return new Dimensions(some.chars().mapToObj(this::size).toList());
    }
  }
}
