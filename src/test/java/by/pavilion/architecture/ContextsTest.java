package by.pavilion.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.events.Event;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Date;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ContextsTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("by.pavilion");
    private static final Path SOURCES = Path.of("src/main/java/by/pavilion");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Set<String> INEXACT = Set.of("double", "float", "java.lang.Double", "java.lang.Float");

    /** Each of these is alone with its table, under the name of what it does, or runs statements of stores. */
    private static final Set<String> STORES_BY_ANOTHER_NAME = Set.of(
            "by.pavilion.shared.Leases",
            "by.pavilion.shared.IdempotencyKeys",
            "by.pavilion.shared.SecretMarks",
            "by.pavilion.shared.FreshRows", // forgets for stores
            "by.pavilion.shared.Rows", // inserts for stores
            "by.pavilion.shared.Statements", // runs those that stores hold
            "by.pavilion.events.Outbox",
            "by.pavilion.events.OutboxRelay",
            "by.pavilion.events.EventLog",
            "by.pavilion.events.Inbox");

    private static final DescribedPredicate<JavaClass> STORE_OR_ROW =
            DescribedPredicate.describe("stores and rows", type -> {
                String name = outermost(type).getSimpleName();
                return name.endsWith("Store")
                        || name.endsWith("Row")
                        || name.equals("CommonDialect") // tells Hibernate what the servers have in common
                        || STORES_BY_ANOTHER_NAME.contains(outermost(type).getName());
            });

    @Test
    void contextsUseOnlyWhatThePlanAllows() {
        classes()
                .should(new ArchCondition<>("use only what the plan allows, and of that only root packages") {
                    @Override
                    public void check(JavaClass user, ConditionEvents events) {
                        Context.of(user.getPackageName())
                                .ifPresent(context -> user.getDirectDependenciesFromSelf().stream()
                                        .filter(dependency -> !mayUse(user, context, dependency.getTargetClass()))
                                        .forEach(dependency -> events.add(
                                                SimpleConditionEvent.violated(user, dependency.getDescription()))));
                    }
                })
                .check(PRODUCT);
    }

    private static boolean mayUse(JavaClass user, Context context, JavaClass used) {
        String packageName = used.getBaseComponentType().getPackageName();
        Optional<Context> target = Context.of(packageName);
        if (target.isEmpty() || target.get() == context) {
            return true;
        }
        boolean inRoot = packageName.equals(target.get().rootPackage());
        if (context.heard().contains(target.get())) {
            return inRoot && wordsOfEvents(target.get()).contains(used.getBaseComponentType());
        }
        boolean aboutAnswers = packageName.equals("by.pavilion.shared.rest") && isRest(user);
        return context.usable().contains(target.get()) && (inRoot || aboutAnswers);
    }

    /** A context's event records and what they are made of. */
    private static Set<JavaClass> wordsOfEvents(Context context) {
        Deque<JavaClass> left = new ArrayDeque<>(PRODUCT.stream()
                .filter(type -> type.getPackageName().equals(context.rootPackage()) && type.isAssignableTo(Event.class))
                .toList());
        Set<JavaClass> words = new HashSet<>();
        while (!left.isEmpty()) {
            JavaClass word = left.pop();
            if (word.getPackageName().equals(context.rootPackage()) && words.add(word)) {
                word.getFields().forEach(field -> left.addAll(field.getAllInvolvedRawTypes()));
            }
        }
        return words;
    }

    private static boolean isRest(JavaClass type) {
        return type.getPackageName().matches(".*\\.rest(\\..*)?");
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ContextsTest::outermost).orElse(type);
    }

    @Test
    void thePlanHasNoCycles() {
        for (Context context : Context.values()) {
            for (Context used : context.usable()) {
                assertThat(used == context || !used.usable().contains(context))
                        .as("%s and %s", context, used)
                        .isTrue();
            }
        }
    }

    @Test
    void aRootDoesNotKnowItsRest() {
        noClasses()
                .that(resideOutsideOfPackages("by.pavilion..rest..", "by.pavilion.sandbox.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("by.pavilion..rest.."))
                .check(PRODUCT);
    }

    @Test
    void httpIsServedInRestOnly() {
        noClasses()
                .that(resideOutsideOfPackages("by.pavilion..rest..", "by.pavilion.sandbox.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("jakarta.ws.rs.."))
                .check(PRODUCT);
    }

    @Test
    void onlyStoresAndRowsKnowTheDatabase() {
        noClasses()
                .that(DescribedPredicate.not(STORE_OR_ROW))
                .and(resideOutsideOfPackages("by.pavilion.launch..", "by.pavilion.sandbox.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("jakarta.persistence..", "java.sql..", "org.hibernate..")
                        .and(DescribedPredicate.not(type(SQLException.class)))) // telling a lost race needs its code
                .check(PRODUCT);
    }

    @Test
    void storesAndRowsAreHidden() {
        noClasses()
                .that(DescribedPredicate.describe(
                        "are named Store or Row",
                        type -> type.getSimpleName().endsWith("Store")
                                || type.getSimpleName().endsWith("Row")))
                .and(resideOutsideOfPackages("by.pavilion.sandbox..")) // its parts share one
                .should()
                .bePublic()
                .check(PRODUCT);
    }

    @Test
    void transactionsBelongToUseCases() {
        methods()
                .that()
                .areAnnotatedWith(Transactional.class)
                .should()
                .beDeclaredInClassesThat(DescribedPredicate.describe(
                        "are neither resources nor stores",
                        type -> !isRest(type) && !type.getSimpleName().endsWith("Store")))
                .check(PRODUCT);
        noClasses()
                .that(DescribedPredicate.describe(
                        "are resources or stores",
                        type -> isRest(type) || type.getSimpleName().endsWith("Store")))
                .should()
                .beAnnotatedWith(Transactional.class)
                .check(PRODUCT);
    }

    @Test
    void theTimeComesFromTheClock() {
        noClasses()
                .that(resideOutsideOfPackages("by.pavilion.launch.."))
                .and()
                .doNotHaveFullyQualifiedName("by.pavilion.shared.ClockProducer")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callConstructor(Date.class)
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(PRODUCT);
    }

    @Test
    void noNumberIsInexact() {
        fields().that()
                .areDeclaredInClassesThat(resideOutsideOfPackages("by.pavilion.launch.."))
                .should(new ArchCondition<JavaField>("be exact") {
                    @Override
                    public void check(JavaField field, ConditionEvents events) {
                        if (INEXACT.contains(field.getRawType().getName())) {
                            events.add(SimpleConditionEvent.violated(
                                    field,
                                    field.getDescription() + " is "
                                            + field.getRawType().getName()));
                        }
                    }
                })
                .check(PRODUCT);
    }

    @Test
    void everyPackageIntroducesItselfAndIsNullMarked() {
        List<String> packages = PRODUCT.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackageName)
                .distinct()
                .toList();

        assertThat(packages).isNotEmpty().allSatisfy(name -> {
            assertThat(Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class))
                    .as("%s is @NullMarked", name)
                    .isTrue();
            assertThat(Files.readString(
                            Path.of("src/main/java", name.split("\\.")).resolve("package-info.java")))
                    .as("%s says what it is", name)
                    .contains("/**");
        });
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Utils?)")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .check(PRODUCT);
    }

    @Test
    void statementsNameOnlyTheTablesOfTheirContext() throws IOException {
        List<String> tables = tables();
        Pattern name = Pattern.compile("\\b(" + String.join("|", tables) + ")\\b");
        List<String> foreign = new ArrayList<>();

        for (Path source : sources()) {
            String prefix = Context.of(packageOf(source)).map(Context::prefix).orElse("no context");
            Matcher found = name.matcher(Files.readString(source));
            while (found.find()) {
                if (!found.group().startsWith(prefix + "_")) {
                    foreign.add(source + " names " + found.group());
                }
            }
        }

        assertThat(tables).hasSizeGreaterThan(5);
        assertThat(foreign).isEmpty();
    }

    @Test
    void everyTableBelongsToAContext() throws IOException {
        assertThat(tables()).allSatisfy(table -> assertThat(Context.of("by.pavilion." + table.split("_", 2)[0]))
                .as(table)
                .isPresent());
    }

    private static List<String> tables() throws IOException {
        Pattern create = Pattern.compile("CREATE TABLE (\\w+)");
        List<String> tables = new ArrayList<>();
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            for (Path file : files.sorted().toList()) {
                Matcher found = create.matcher(Files.readString(file));
                while (found.find()) {
                    tables.add(found.group(1));
                }
            }
        }
        return tables;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static String packageOf(Path source) {
        return "by.pavilion."
                + SOURCES.relativize(source)
                        .toString()
                        .replaceFirst("/[^/]*$", "")
                        .replace('/', '.');
    }
}
