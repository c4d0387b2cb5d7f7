package org.ratecut.io.models.constants;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.Predicate;
import org.ratecut.io.models.UnsupportedOperatorException;
import org.ratecut.model.exact.InvalidModelException;

/** The functions of single numbers that graphs of constants use, by their names in lower case. */
public final class ScalarFunctions {

  private final Map<String, ScalarFunction> functions = new HashMap<>();

  public ScalarFunctions() {
    addArithmetic();
    addComparisons();
    addLogic();
    addReal();
  }

  /** The function of a name, if it is known. */
  public Optional<ScalarFunction> find(String name) {
    return Optional.ofNullable(functions.get(name));
  }

  /**
   * The function of a name for so many inputs.
   *
   * @throws UnsupportedOperatorException if it is not known
   * @throws InvalidModelException if it has another number of inputs
   */
  public ScalarFunction find(String name, int inputs) {
    ScalarFunction function =
        find(name)
            .orElseThrow(
                () ->
                    new UnsupportedOperatorException(
                        "All its inputs are constant, and it is not computed."));
    if (function.inputs() != inputs) {
      throw new InvalidModelException("It has %d inputs.".formatted(inputs));
    }
    return function;
  }

  private void addArithmetic() {
    binary("add", Math::addExact, Double::sum);
    binary("sub", Math::subtractExact, (a, b) -> a - b);
    binary("mul", Math::multiplyExact, (a, b) -> a * b);
    binary("div", (a, b) -> b == 0 ? 0 : a / b, (a, b) -> a / b);
    binary("floordiv", (a, b) -> b == 0 ? 0 : Math.floorDiv(a, b), (a, b) -> Math.floor(a / b));
    binary("mod", (a, b) -> b == 0 ? 0 : Math.floorMod(a, b), (a, b) -> a % b);
    binary("max", Math::max, Math::max);
    binary("min", Math::min, Math::min);
    binary("pow", ScalarFunctions::power, Math::pow);
    unary("neg", Math::negateExact, a -> -a);
    unary("abs", Math::absExact, Math::abs);
    unary("sign", a -> Long.signum(a), Math::signum);
    unary("square", a -> Math.multiplyExact(a, a), a -> a * a);
    unary("relu", a -> Math.max(0, a), a -> Math.max(0, a));
    for (String name : List.of("floor", "ceil", "round", "identity")) {
      DoubleUnaryOperator real =
          switch (name) {
            case "floor" -> Math::floor;
            case "ceil" -> Math::ceil;
            case "round" -> Math::rint;
            default -> a -> a;
          };
      unary(name, a -> a, real);
    }
  }

  /** A power of whole numbers by repeated squaring, so that large exponents take no time. */
  private static long power(long base, long exponent) {
    if (exponent < 0) {
      return Math.abs(base) == 1 ? power(base, -(exponent % 2)) : 0;
    }
    long result = 1;
    long square = base;
    for (long rest = exponent; rest > 0; rest >>= 1) {
      result = (rest & 1) == 1 ? Math.multiplyExact(result, square) : result;
      square = rest > 1 ? Math.multiplyExact(square, square) : square;
    }
    return result;
  }

  private void addComparisons() {
    comparison("equal", order -> order == 0);
    comparison("notequal", order -> order != 0);
    comparison("less", order -> order < 0);
    comparison("lessequal", order -> order <= 0);
    comparison("greater", order -> order > 0);
    comparison("greaterequal", order -> order >= 0);
  }

  private void addLogic() {
    truth("and", 2, a -> isTrue(a.get(0)) && isTrue(a.get(1)));
    truth("or", 2, a -> isTrue(a.get(0)) || isTrue(a.get(1)));
    truth("xor", 2, a -> isTrue(a.get(0)) != isTrue(a.get(1)));
    truth("not", 1, a -> !isTrue(a.get(0)));
    add("where", 3, a -> isTrue(a.get(0)) ? a.get(1) : a.get(2));
  }

  private void addReal() {
    Map<String, DoubleUnaryOperator> real =
        Map.of(
            "sqrt", Math::sqrt,
            "exp", Math::exp,
            "log", Math::log,
            "reciprocal", a -> 1 / a,
            "rsqrt", a -> 1 / Math.sqrt(a),
            "sin", Math::sin,
            "cos", Math::cos,
            "tanh", Math::tanh,
            "sigmoid", a -> 1 / (1 + Math.exp(-a)));
    real.forEach(
        (name, function) -> add(name, 1, a -> function.applyAsDouble(a.get(0).doubleValue())));
  }

  private interface LongFunction {
    long apply(long a);
  }

  private void unary(String name, LongFunction whole, DoubleUnaryOperator real) {
    add(
        name,
        1,
        a -> {
          if (a.get(0) instanceof Long number) {
            return whole.apply(number);
          }
          return real.applyAsDouble(a.get(0).doubleValue());
        });
  }

  private void binary(String name, LongBinaryOperator whole, DoubleBinaryOperator real) {
    add(
        name,
        2,
        a -> {
          Number left = a.get(0);
          Number right = a.get(1);
          if (left instanceof Long x && right instanceof Long y) {
            return whole.applyAsLong(x, y);
          }
          return real.applyAsDouble(left.doubleValue(), right.doubleValue());
        });
  }

  private interface Order {
    boolean holds(int order);
  }

  private void comparison(String name, Order order) {
    truth(name, 2, a -> order.holds(compare(a.get(0), a.get(1))));
  }

  private static int compare(Number left, Number right) {
    return left instanceof Long x && right instanceof Long y
        ? Long.compare(x, y)
        : Double.compare(left.doubleValue(), right.doubleValue());
  }

  private void truth(String name, int inputs, Predicate<List<Number>> holds) {
    functions.put(name, new ScalarFunction(inputs, true, a -> holds.test(a) ? 1L : 0L));
  }

  private void add(String name, int inputs, ScalarFunction.Formula formula) {
    functions.put(name, new ScalarFunction(inputs, false, formula));
  }

  private static boolean isTrue(Number number) {
    return number.doubleValue() != 0;
  }
}
