package io.ifacer.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

class DependenciesTest {

    /** jdeps is part of the JDK; missing are only JSpecify's annotations, which are not there at run time. */
    @Test
    void theCodecNeedsNothingButJavaBase() throws URISyntaxException {
        Path classes = Path.of(MessageReader.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        StringWriter out = new StringWriter();

        int exit = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(new PrintWriter(out), new PrintWriter(out), "-verbose:package", classes.toString());

        assertThat(exit).isZero();
        assertThat(out.toString().lines())
                .filteredOn(line -> line.contains("->"))
                .isNotEmpty()
                .allMatch(line -> line.endsWith(" java.base")
                        || line.contains("-> org.jspecify.annotations")
                        || line.contains("-> io.ifacer.netlink")
                        || line.endsWith("-> not found"));
    }
}
