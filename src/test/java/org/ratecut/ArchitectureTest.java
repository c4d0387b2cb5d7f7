package org.ratecut;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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

  /** The four storeys and the door, as {@code docs/architecture.md} draws them. */
  @ArchTest
  static final ArchRule storeysStandOnThoseBelowThem =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("program")
          .definedBy(
              "org.ratecut.cli..",
              "org.ratecut.tune..",
              "org.ratecut.report..",
              "org.ratecut.bench..",
              "org.ratecut.deploy..",
              "org.ratecut.fleet..",
              "org.ratecut.analyze..",
              "org.ratecut.parts..",
              "org.ratecut.diagnose..")
          .layer("door")
          .definedBy("org.ratecut", "org.ratecut.registry..", "org.ratecut.external..")
          .layer("models")
          .definedBy("org.ratecut.io.models..", "org.ratecut.io.problem..")
          .layer("formats")
          .definedBy(
              resideInAnyPackage("org.ratecut.io..", "org.ratecut.layers..", "org.ratecut.escape..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "org.ratecut.io.models..", "org.ratecut.io.problem.."))))
          .layer("core")
          .definedBy(
              "org.ratecut.solver..",
              "org.ratecut.bound..",
              "org.ratecut.certify..",
              "org.ratecut.certificate..",
              "org.ratecut.simulation..",
              "org.ratecut.pipeline..",
              "org.ratecut.cpsat..",
              "org.ratecut.evaluation..",
              "org.ratecut.temporary..",
              "org.ratecut.budget..",
              "org.ratecut.model..")
          .whereLayer("program")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("door")
          .mayOnlyBeAccessedByLayers("program")
          .whereLayer("models")
          .mayOnlyBeAccessedByLayers("program", "door")
          .whereLayer("formats")
          .mayOnlyBeAccessedByLayers("program", "door", "models")
          .whereLayer("core")
          .mayNotAccessAnyLayer()
          .ensureAllClassesAreContainedInArchitecture()
          .because("data comes before algorithms, and both before commands");

  /** The order of the rooms within the core and within the program. */
  @ArchTest
  static final ArchRule roomsKnowOnlyThoseBelowThem =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("cli")
          .definedBy("org.ratecut.cli..")
          .layer("tune")
          .definedBy("org.ratecut.tune..")
          .layer("report")
          .definedBy("org.ratecut.report..")
          .layer("deploy")
          .definedBy("org.ratecut.deploy..")
          .layer("bench")
          .definedBy("org.ratecut.bench..")
          .layer("diagnose")
          .definedBy("org.ratecut.diagnose..")
          .layer("fleet")
          .definedBy("org.ratecut.fleet..")
          .layer("analyze")
          .definedBy("org.ratecut.analyze..")
          .layer("solver")
          .definedBy("org.ratecut.solver..")
          .layer("bound")
          .definedBy("org.ratecut.bound..")
          .layer("certify")
          .definedBy("org.ratecut.certify..")
          .layer("certificate")
          .definedBy("org.ratecut.certificate..")
          .layer("simulation")
          .definedBy("org.ratecut.simulation..")
          .layer("pipeline")
          .definedBy("org.ratecut.pipeline..")
          .layer("cpsat")
          .definedBy("org.ratecut.cpsat..")
          .layer("evaluation")
          .definedBy("org.ratecut.evaluation..")
          .layer("budget")
          .definedBy("org.ratecut.budget..")
          .layer("temporary")
          .definedBy("org.ratecut.temporary..")
          .layer("model")
          .definedBy("org.ratecut.model..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("tune")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("deploy")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("cli", "tune")
          .whereLayer("bench")
          .mayOnlyBeAccessedByLayers("cli", "tune", "report")
          .whereLayer("fleet")
          .mayOnlyBeAccessedByLayers("cli", "report")
          .whereLayer("analyze")
          .mayOnlyBeAccessedByLayers("cli", "report")
          .whereLayer("analyze")
          .mayOnlyAccessLayers("pipeline", "evaluation", "model")
          .whereLayer("bound")
          .mayOnlyAccessLayers("cpsat", "budget", "model")
          .whereLayer("cpsat")
          .mayOnlyBeAccessedByLayers("solver", "bound", "certify", "pipeline")
          .whereLayer("cpsat")
          .mayOnlyAccessLayers("temporary")
          .whereLayer("certify")
          .mayOnlyAccessLayers("certificate", "cpsat", "budget", "model")
          .whereLayer("certificate")
          .mayOnlyAccessLayers("model")
          .whereLayer("budget")
          .mayOnlyAccessLayers("model")
          .whereLayer("temporary")
          .mayNotAccessAnyLayer()
          .whereLayer("simulation")
          .mayOnlyAccessLayers("pipeline", "model")
          .whereLayer("pipeline")
          .mayOnlyAccessLayers("cpsat", "evaluation", "model")
          .whereLayer("evaluation")
          .mayOnlyAccessLayers("model")
          .whereLayer("model")
          .mayNotAccessAnyLayer();

  @ArchTest
  static final ArchRule whatChecksProofsNeedsTheModelAndTheJdkAlone =
      classes()
          .that()
          .resideInAPackage("org.ratecut.certificate..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("org.ratecut.certificate..", "org.ratecut.model..", "java..")
          .because("a proof must not be checked by what found it");

  @ArchTest
  static final ArchRule packagesAreSmallEnoughToRead =
      classes()
          .should(new SmallPackages(25))
          .because("a newcomer must find the place where a change belongs");

  @ArchTest
  static final ArchRule namesMeanOneClass =
      classes()
          .that()
          .areTopLevelClasses()
          .and()
          .doNotHaveSimpleName("package-info")
          .should(new DistinctNames())
          .because("a reader must not ask which one is meant");

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
