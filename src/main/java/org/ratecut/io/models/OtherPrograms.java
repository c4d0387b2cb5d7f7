package org.ratecut.io.models;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Operators that belong to no neural network of values: by their names, so that a message can say
 * what the file is instead of what is not known.
 */
public final class OtherPrograms {

  private static final List<String> TREES = List.of("treeensemble");
  private static final List<String> VECTOR_MACHINES = List.of("svmclassifier", "svmregressor");
  private static final List<String> TEXT =
      List.of(
          "string",
          "tfidf",
          "tokenizer",
          "regex",
          "labelencoder",
          "hashtable",
          "ngrams",
          "skip_gram",
          "lsh_projection");
  private static final List<String> TRAINING =
      List.of(
          "gradient",
          "momentum",
          "adam",
          "adagrad",
          "sgdoptimizer",
          "softmaxcrossentropyloss",
          "negativeloglikelihoodloss");
  private static final List<String> COMPILED =
      List.of(
          "edgetpu",
          "ethos-u",
          "ethosu",
          "qnn-context",
          "epcontext",
          "hailo",
          "neuron-",
          "dispatch_op",
          "xc_");

  private OtherPrograms() {}

  /**
   * What an operator says of its file, as a sentence.
   *
   * @param domain that the operator is defined in, or empty
   * @return empty if it may be of a neural network
   */
  public static Optional<String> described(String domain, String operator) {
    String name = operator.toLowerCase(Locale.ROOT);
    if (containsAny(name, TREES)) {
      return sentence("decision trees");
    }
    if (containsAny(name, VECTOR_MACHINES)) {
      return sentence("a support vector machine");
    }
    if (containsAny(name, TEXT)) {
      return sentence("a program that works on text");
    }
    if (containsAny(name, COMPILED)) {
      return Optional.of(
          "The model is compiled for an accelerator: \"%s\" hides its layers. ".formatted(operator)
              + "Take the model that it was compiled from.");
    }
    return domain.endsWith("training") || TRAINING.contains(name)
        ? Optional.of(
            "The model is a graph for training, which is not a neural network that can be cut. "
                + "Export the model for inference.")
        : Optional.empty();
  }

  private static Optional<String> sentence(String kind) {
    return Optional.of(
        "The model is %s, which is not a neural network that can be cut.".formatted(kind));
  }

  private static boolean containsAny(String name, List<String> parts) {
    return parts.stream().anyMatch(name::contains);
  }
}
