package dev.twoticks;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.twoticks.verification.VerificationStore;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.code.VerificationId;
import java.util.stream.Stream;

/// Who may know whom: `function → config → adapters → verification`.
@AnalyzeClasses(packages = "dev.twoticks", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    static final String DOMAIN = "dev.twoticks.verification..";
    static final String CONFIG = "dev.twoticks.config..";
    static final String FUNCTION = "dev.twoticks.function..";
    static final String[] ADAPTERS = Stream.of(
                    "dynamodb", "stepfunctions", "twilio", "jwt", "secrets", "policy", "logging")
            .map(it -> "dev.twoticks." + it + "..")
            .toArray(String[]::new);

    private static final String PHONE_LIBRARY = "com.google.i18n.phonenumbers..";
    private static final int FEWEST_CLASSES = 200;

    @ArchTest
    static void the_rules_see_the_classes_of_every_package(JavaClasses found) {
        assertThat(found).hasSizeGreaterThan(FEWEST_CLASSES);
        assertThat(Stream.concat(Stream.of(DOMAIN, CONFIG, FUNCTION), Stream.of(ADAPTERS)))
                .allSatisfy(name -> assertThat(found.stream().filter(resideInAPackage(name)))
                        .as(name)
                        .isNotEmpty());
        assertThat(found.stream().filter(it -> !it.getPackageName().matches("dev\\.twoticks\\.[a-z]+.*")))
                .as("classes outside the packages")
                .isEmpty();
    }

    @ArchTest
    static final ArchRule the_domain_is_plain_java = classes()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage(DOMAIN, "java..", "javax.crypto..", "org.jspecify..", PHONE_LIBRARY));

    /// Whoever turns the id that a client sent into a ref, or finds a verification by it, has passed the gate:
    /// by client, secret, origin and verifier. An operator's erasure knows no id, and finds what its number
    /// names.
    @ArchTest
    static final ArchRule one_gate_finds_what_an_id_names = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("HeldVerifications")
            .and()
            .haveSimpleNameNotEndingWith("StartVerification")
            .and()
            .haveSimpleNameNotEndingWith("TestStarts")
            .and()
            .haveSimpleNameNotEndingWith("NewVerification")
            .and()
            .haveSimpleNameNotEndingWith("ErasePhone")
            .should()
            .callMethod(VerificationId.class, "ref")
            .orShould()
            .callMethod(VerificationStore.class, "find", Ref.class);

    @ArchTest
    static final ArchRule one_class_knows_the_phone_library = noClasses()
            .that()
            // with the class that the compiler makes for its switches
            .haveNameNotMatching("dev\\.twoticks\\.verification\\.phone\\.PhoneNumber(\\$1)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(PHONE_LIBRARY);

    @ArchTest
    static final ArchRule nothing_asynchronous_is_in_the_domain_but_one_class_that_waits = noClasses()
            .that()
            .resideInAPackage(DOMAIN)
            .and()
            .doNotHaveFullyQualifiedName("dev.twoticks.verification.InParallel")
            .should()
            .dependOnClassesThat(describe(
                    "future or reactive",
                    it -> it.getName().matches("java\\.util\\.concurrent\\.(Completable|Flow|Executor|.*Future).*")));

    @ArchTest
    static final ArchRule nobody_depends_on_functions = noClasses()
            .that()
            .resideOutsideOfPackage(FUNCTION)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(FUNCTION);

    @ArchTest
    static final ArchRule only_functions_depend_on_the_composition_root = noClasses()
            .that()
            .resideOutsideOfPackages(FUNCTION, CONFIG)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CONFIG);

    @ArchTest
    static final ArchRule only_the_composition_root_depends_on_adapters = noClasses()
            .that()
            .resideInAnyPackage(FUNCTION, DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ADAPTERS);

    @ArchTest
    static final ArchRule the_service_knows_nothing_of_local_mode =
            noClasses().should().dependOnClassesThat().resideInAPackage("dev.twoticks.local..");

    @ArchTest
    static final ArchRule adapters_do_not_know_each_other = slices().matching("dev.twoticks.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(resideInAnyPackage(FUNCTION, CONFIG), describe("anything", _ -> true))
            .ignoreDependency(resideInAnyPackage(ADAPTERS), resideInAPackage(DOMAIN));

    @ArchTest
    static final ArchRule packages_make_no_cycle =
            slices().matching("dev.twoticks.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule twilio_has_one_home = onlyAt("twilio", "com.twilio..");

    @ArchTest
    static final ArchRule dynamodb_has_one_home = onlyAt("dynamodb", "software.amazon.awssdk.services.dynamodb..");

    @ArchTest
    static final ArchRule step_functions_has_one_home =
            onlyAt("stepfunctions", "software.amazon.awssdk.services.sfn..");

    @ArchTest
    static final ArchRule secrets_manager_has_one_home =
            onlyAt("secrets", "software.amazon.awssdk.services.secretsmanager..");

    @ArchTest
    static final ArchRule the_jwt_library_has_one_home = onlyAt("jwt", "com.auth0..");

    @ArchTest
    static final ArchRule yaml_has_one_home = onlyAt("policy", "org.yaml..");

    @ArchTest
    static final ArchRule lambda_is_known_to_functions_alone = noClasses()
            .that()
            .resideOutsideOfPackage(FUNCTION)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.amazonaws.services.lambda..");

    @ArchTest
    static final ArchRule checkpoints_are_known_to_functions_and_the_composition_root = noClasses()
            .that()
            .resideOutsideOfPackages(FUNCTION, CONFIG)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.crac..");

    /// A vendor's library is known to its adapter, and to the composition root, which wires.
    private static ArchRule onlyAt(String adapter, String library) {
        return noClasses()
                .that()
                .resideOutsideOfPackages("dev.twoticks." + adapter + "..", CONFIG)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }
}
