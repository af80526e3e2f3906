package dev.twoticks;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static dev.twoticks.ArchitectureTest.ADAPTERS;
import static dev.twoticks.ArchitectureTest.CONFIG;
import static dev.twoticks.ArchitectureTest.FUNCTION;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import dev.twoticks.verification.Event;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What classes may be called, hold and do.
@AnalyzeClasses(packages = "dev.twoticks", importOptions = ImportOption.DoNotIncludeTests.class)
class HabitsTest {

    /// They keep what was made or read once, for as long as a function lives, and say so.
    private static final Set<String> KEEPERS = Set.of("Once", "CachedSecret");

    /// Whoever wants to know what can be logged reads these.
    private static final Set<String> EVENTS =
            Set.of("Event", "Alerts", "DeliveryEvents", "BudgetEvents", "OperatorEvents");

    /// `SecretsManager` is the name of a service.
    private static final String EMPTY_NAMES =
            ".*(Util|Help|(?<!Secrets)Manager|Impl|Constants|Common).*|Base[A-Z].*|App";

    @ArchTest
    static final ArchRule the_environment_is_read_by_the_composition_root =
            outsideConfig().should().callCodeUnitWhere(callOf("System", "getenv"));

    @ArchTest
    static final ArchRule time_and_randomness_are_made_by_the_composition_root = outsideConfig()
            .should()
            .accessTargetWhere(describe(
                    "a clock or a source of randomness is made",
                    access -> clock(
                            access.getTargetOwner().getName(),
                            access.getTarget().getName())));

    @ArchTest
    static final ArchRule only_the_composition_root_prints = outsideConfig()
            .should()
            .accessTargetWhere(describe(
                    "something is printed",
                    access -> access.getTarget().getName().equals("printStackTrace")
                            || (access.getTargetOwner().getName().equals("java.lang.System")
                                    && Set.of("out", "err")
                                            .contains(access.getTarget().getName()))));

    @ArchTest
    static final ArchRule what_is_logged_is_worded_in_these_few_classes = noClasses()
            .that(describe("word no events", it -> !EVENTS.contains(it.getSimpleName())))
            .should()
            .callCodeUnitWhere(describe(
                    "an event is worded",
                    call -> call.getTargetOwner().isEquivalentTo(Event.class)
                            && Set.of("<init>", "of", "with")
                                    .contains(call.getTarget().getName())));

    @ArchTest
    static final ArchRule nobody_logs_by_java_util_logging =
            noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");

    @ArchTest
    static final ArchRule names_say_something =
            noClasses().should(have("an empty name", it -> it.getSimpleName().matches(EMPTY_NAMES)));

    @ArchTest
    static final ArchRule what_an_adapter_shows_is_a_port_or_a_bridge_for_the_composition_root = classes()
            .that()
            .resideInAnyPackage(ADAPTERS)
            .and()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .should(have("a reason to be public", HabitsTest::mayBePublic));

    @ArchTest
    static final ArchRule fields_are_final = fields().that(
                    describe("are written in source", it -> !it.getModifiers().contains(JavaModifier.SYNTHETIC)))
            .and()
            .areDeclaredInClassesThat(describe("keep nothing", it -> !KEEPERS.contains(it.getSimpleName())))
            .should()
            .beFinal();

    @ArchTest
    static final ArchRule nothing_static_can_be_changed = noFields()
            .that()
            .areStatic()
            .and(describe("are written in source", it -> !it.getModifiers().contains(JavaModifier.SYNTHETIC)))
            .should(be(
                    "open to change",
                    it -> !it.getModifiers().contains(JavaModifier.FINAL)
                            || (it.getRawType().isArray() && !it.getModifiers().contains(JavaModifier.PRIVATE))));

    @ArchTest
    static final ArchRule nothing_is_injected = noFields()
            .should()
            .beAnnotatedWith(describe(
                    "an annotation that injects",
                    it -> it.getRawType().getName().matches(".*\\.(Inject|Autowired|Resource|Value)")));

    @ArchTest
    static final ArchRule handlers_are_final_and_stand_alone = classes()
            .that()
            .implement(RequestHandler.class)
            .should()
            .resideInAPackage(FUNCTION)
            .andShould()
            .haveSimpleNameEndingWith("Handler")
            .andShould()
            .haveModifier(JavaModifier.FINAL)
            .andShould(have(
                    "no superclass",
                    it -> it.getRawSuperclass()
                            .filter(parent -> !parent.isEquivalentTo(Object.class))
                            .isEmpty()))
            .andShould(have(
                    "Lambda's interface themselves",
                    it -> it.getRawInterfaces().stream().anyMatch(port -> port.isEquivalentTo(RequestHandler.class))));

    @ArchTest
    static final ArchRule what_is_called_a_handler_is_one =
            classes().that().haveSimpleNameEndingWith("Handler").should().implement(RequestHandler.class);

    @ArchTest
    static final ArchRule functions_know_no_vendors_client = noClasses()
            .that()
            .resideInAPackage(FUNCTION)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon.awssdk..", "com.twilio..", "com.auth0..", "org.yaml..");

    @ArchTest
    static final ArchRule results_are_sealed_interfaces_of_records = classes()
            .that()
            .haveSimpleNameEndingWith("Result")
            .should(have("sealed to records", HabitsTest::sealedToRecords));

    private static GivenClassesConjunction outsideConfig() {
        return noClasses().that().resideOutsideOfPackage(CONFIG);
    }

    private static DescribedPredicate<JavaCall<?>> callOf(String owner, String name) {
        return describe(
                owner + "." + name,
                it -> it.getTargetOwner().getSimpleName().equals(owner)
                        && it.getTarget().getName().equals(name));
    }

    private static boolean clock(String owner, String member) {
        return switch (owner) {
            case "java.time.Clock" -> member.startsWith("system") || member.startsWith("tick");
            case "java.lang.System" -> member.equals("currentTimeMillis");
            case "java.util.UUID" -> member.equals("randomUUID");
            case "java.util.Random", "java.security.SecureRandom" -> member.equals(JavaConstructor.CONSTRUCTOR_NAME);
            case "java.util.concurrent.ThreadLocalRandom" -> true;
            default -> owner.startsWith("java.time.") && member.equals("now");
        };
    }

    private static boolean mayBePublic(JavaClass it) {
        boolean isPort = it.getAllRawInterfaces().stream()
                .anyMatch(port -> port.getPackageName().startsWith("dev.twoticks.verification"));
        boolean isPlain = it.isInterface() || it.isRecord() || it.isEnum() || it.isAssignableTo(Throwable.class);
        boolean isBridge = it.getDirectDependenciesToSelf().stream()
                .anyMatch(use -> use.getOriginClass().getPackageName().equals("dev.twoticks.config"));
        return isPort || isPlain || isBridge;
    }

    private static boolean sealedToRecords(JavaClass it) {
        Class<?> type = it.reflect();
        return type.isInterface()
                && type.isSealed()
                && Stream.of(type.getPermittedSubclasses()).allMatch(Class::isRecord);
    }

    private static ArchCondition<JavaClass> have(String what, Predicate<JavaClass> test) {
        return new ArchCondition<>("have " + what) {
            @Override
            public void check(JavaClass it, ConditionEvents events) {
                boolean holds = test.test(it);
                events.add(new SimpleConditionEvent(it, holds, it.getName() + (holds ? " has " : " has not ") + what));
            }
        };
    }

    private static ArchCondition<JavaField> be(String what, Predicate<JavaField> test) {
        return new ArchCondition<>("be " + what) {
            @Override
            public void check(JavaField it, ConditionEvents events) {
                boolean holds = test.test(it);
                events.add(
                        new SimpleConditionEvent(it, holds, it.getFullName() + (holds ? " is " : " is not ") + what));
            }
        };
    }
}
