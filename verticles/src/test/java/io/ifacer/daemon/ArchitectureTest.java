package io.ifacer.daemon;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

/** The house as the README draws it: who may know whom. */
@AnalyzeClasses(
        packages = "io.ifacer",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {

    /** The model kernel and the like come as jars of tests. */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static final String[] JAVA_BASE = {
        "java.io..",
        "java.lang..",
        "java.math..",
        "java.net..",
        "java.nio..",
        "java.security..",
        "java.text..",
        "java.time..",
        "java.util",
        "java.util.concurrent..",
        "java.util.function..",
        "java.util.random..",
        "java.util.regex..",
        "java.util.stream..",
        "java.util.zip.."
    };

    @ArchTest
    static final ArchRule theCodecKnowsOnlyJavaBase = classes()
            .that()
            .resideInAPackage("io.ifacer.netlink..")
            .should()
            .onlyDependOnClassesThat(residesIn("io.ifacer.netlink.."));

    @ArchTest
    static final ArchRule theLinkModelKnowsOnlyJavaBase = classes()
            .that()
            .resideInAPackage("io.ifacer.link..")
            .should()
            .onlyDependOnClassesThat(residesIn("io.ifacer.link.."));

    @ArchTest
    static final ArchRule theEngineIsPure = noClasses()
            .that()
            .resideInAnyPackage("io.ifacer.link..", "io.ifacer.netlink..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio.file..", "java.util.random..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.lang\\.(Thread|ThreadLocal|Runtime|Process|ProcessBuilder)|java\\.net\\.(?!Inet|UnknownHost).*|java\\.util\\.concurrent\\.(?!TimeUnit).*|java\\.time\\..*Clock|java\\.util\\.(Random|Timer).*")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule onlyTheKernelModuleAndTheDoorKnowNativeCalls = noClasses()
            .that()
            .resideOutsideOfPackages("io.ifacer.kernel..", "io.ifacer.daemon.door..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jnr..");

    @ArchTest
    static final ArchRule onlyTheDaemonKnowsVertx = noClasses()
            .that()
            .resideOutsideOfPackage("io.ifacer.daemon..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vertx..");

    @ArchTest
    static final ArchRule theKernelModuleKnowsLinksAndTheCodec = noClasses()
            .that()
            .resideInAPackage("io.ifacer.kernel..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.ifacer.cni..", "io.ifacer.daemon..", "io.ifacer.link.engine..");

    @ArchTest
    static final ArchRule theCniModuleKnowsLinksOnly = noClasses()
            .that()
            .resideInAPackage("io.ifacer.cni..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.ifacer.kernel..", "io.ifacer.netlink..", "io.ifacer.daemon..", "io.ifacer.link.engine..");

    @ArchTest
    static final ArchRule theStoreKnowsLinksOnly = noClasses()
            .that()
            .resideInAPackage("io.ifacer.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.ifacer.cni..", "io.ifacer.kernel..", "io.ifacer.netlink..", "io.ifacer.daemon..");

    @ArchTest
    static final ArchRule whatIsRememberedKnowsNoEngine = noClasses()
            .that()
            .resideInAnyPackage("io.ifacer.store.disk..", "io.ifacer.store.memory..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.ifacer.link.engine..", "io.ifacer.link.plan..");

    @ArchTest
    static final ArchRule onlyTheDiskTouchesFiles = noClasses()
            .that()
            .resideInAPackage("io.ifacer.store..")
            .and()
            .resideOutsideOfPackage("io.ifacer.store.disk..")
            .and()
            .haveNameNotMatching(".*\\.Recording") // reads a file for a person
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.nio\\.file\\.Files|java\\.nio\\.channels\\..*|java\\.io\\.(File|Random).*");

    @ArchTest
    static final ArchRule noCircles =
            slices().matching("io.ifacer.(**)").should().beFreeOfCycles();

    @ArchTest
    static void everyPackageSaysWhatItIs(JavaClasses all) {
        assertThat(all.getPackage("io.ifacer").getSubpackagesInTree())
                .filteredOn(folder -> !folder.getClasses().isEmpty())
                .allSatisfy(folder -> assertThat(isNullMarked(folder))
                        .as("package-info.java of %s", folder.getName())
                        .isTrue());
    }

    private static boolean isNullMarked(JavaPackage folder) {
        return folder.isAnnotatedWith(NullMarked.class);
    }

    private static DescribedPredicate<JavaClass> residesIn(String own) {
        return are(JavaClass.Predicates.resideInAnyPackage(JAVA_BASE)
                .or(JavaClass.Predicates.resideInAnyPackage(own, "org.jspecify.annotations.."))
                .or(DescribedPredicate.describe("primitive", type -> type.isPrimitive() || type.isArray())));
    }
}
