package org.ratecut;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom: packages know only those below them. */
@AnalyzeClasses(packages = "org.ratecut", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule packagesKnowOnlyThoseBelowThem =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("cli")
          .definedBy("org.ratecut.cli..")
          .layer("tune")
          .definedBy("org.ratecut.tune..")
          .layer("deploy")
          .definedBy("org.ratecut.deploy..")
          .layer("report")
          .definedBy("org.ratecut.report..")
          .layer("bench")
          .definedBy("org.ratecut.bench..")
          .layer("diagnose")
          .definedBy("org.ratecut.diagnose..")
          .layer("door")
          .definedBy("org.ratecut")
          .layer("solver")
          .definedBy("org.ratecut.solver..")
          .layer("bound")
          .definedBy("org.ratecut.bound..")
          .layer("io")
          .definedBy("org.ratecut.io..")
          .layer("simulation")
          .definedBy("org.ratecut.simulation..")
          .layer("pipeline")
          .definedBy("org.ratecut.pipeline..")
          .layer("cpsat")
          .definedBy("org.ratecut.cpsat..")
          .layer("layers")
          .definedBy("org.ratecut.layers..")
          .layer("evaluation")
          .definedBy("org.ratecut.evaluation..")
          .layer("temporary")
          .definedBy("org.ratecut.temporary..")
          .layer("model")
          .definedBy("org.ratecut.model..")
          .layer("escape")
          .definedBy("org.ratecut.escape..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("tune")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("deploy")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("deploy")
          .mayOnlyAccessLayers("io", "pipeline", "evaluation", "model", "escape")
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("cli", "tune")
          .whereLayer("bench")
          .mayOnlyBeAccessedByLayers("cli", "tune", "report")
          .whereLayer("diagnose")
          .mayOnlyBeAccessedByLayers("cli", "tune", "report", "bench")
          .whereLayer("door")
          .mayOnlyBeAccessedByLayers("cli", "tune", "report", "bench", "diagnose")
          .whereLayer("solver")
          .mayOnlyBeAccessedByLayers("cli", "tune", "report", "bench", "diagnose", "door")
          .whereLayer("bound")
          .mayOnlyBeAccessedByLayers("cli", "tune", "report", "bench", "diagnose", "door", "solver")
          .whereLayer("cpsat")
          .mayOnlyBeAccessedByLayers("solver", "bound", "pipeline")
          .whereLayer("cpsat")
          .mayOnlyAccessLayers("temporary")
          .whereLayer("temporary")
          .mayOnlyBeAccessedByLayers("cli", "tune", "bench", "solver", "io", "cpsat")
          .whereLayer("temporary")
          .mayNotAccessAnyLayer()
          .whereLayer("simulation")
          .mayOnlyAccessLayers("pipeline", "model")
          .whereLayer("pipeline")
          .mayOnlyAccessLayers("cpsat", "evaluation", "model")
          .whereLayer("io")
          .mayOnlyAccessLayers("layers", "pipeline", "evaluation", "model", "temporary", "escape")
          .whereLayer("layers")
          .mayOnlyAccessLayers("model")
          .whereLayer("evaluation")
          .mayOnlyAccessLayers("model")
          .whereLayer("model")
          .mayNotAccessAnyLayer()
          .whereLayer("escape")
          .mayNotAccessAnyLayer()
          .ensureAllClassesAreContainedInArchitecture()
          .because("data comes before algorithms, and algorithms before commands");

  @ArchTest
  static final ArchRule theSimulatorKnowsSchedulesAsPlainDataOnly =
      noClasses()
          .that()
          .resideInAPackage("org.ratecut.simulation..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.ratecut.pipeline.*..");

  @ArchTest
  static final ArchRule packagesFormNoCycle =
      slices().matching("org.ratecut.(**)").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule solversShareOnlySeedsMovesEnumerationAndCoarserProblems =
      slices()
          .matching("org.ratecut.solver.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              alwaysTrue(),
              resideInAnyPackage(
                  "org.ratecut.solver.construct..",
                  "org.ratecut.solver.exact..",
                  "org.ratecut.solver.moves..",
                  "org.ratecut.solver.coarsen.."))
          .ignoreDependency(resideInAPackage("org.ratecut.solver.portfolio.."), alwaysTrue())
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule theSolverInterfaceKnowsNoSolver =
      noClasses()
          .that()
          .resideInAPackage("org.ratecut.solver")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.ratecut.solver.*..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyCommandsUseTheStandardStreams =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.ratecut.cli..")
          .should(ACCESS_STANDARD_STREAMS)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyCommandsEndTheProgram =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.ratecut.cli..")
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule staticStateIsImmutable =
      fields().that().areStatic().should().beFinal().allowEmptyShould(true);

  @ArchTest
  static final ArchRule loggingGoesThroughSlf4j =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.util.logging..")
          .allowEmptyShould(true);
}
