package io.ifacer.shim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.assertj.core.api.Assertions;

/** What a finished plugin process left: its exit code, stdout, stderr, and how long it ran. */
record Outcome(int exitCode, String stdout, String stderr, long elapsedMillis) {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** All of stdout as one JSON document; trailing bytes fail. */
    JsonNode json() {
        try {
            return STRICT.readTree(stdout);
        } catch (JsonProcessingException e) {
            throw new AssertionError("stdout is not one JSON document: " + stdout, e);
        }
    }

    /** Asserts a CNI error with this code and nothing else on stdout, and returns its msg. */
    String failedWith(int code) {
        Assertions.assertThat(exitCode).as("exit code; stdout %s", stdout).isEqualTo(1);
        var error = json();
        Assertions.assertThat(error.fieldNames()).toIterable().containsExactly("cniVersion", "code", "msg", "details");
        Assertions.assertThat(error.get("code").intValue()).as("%s", error).isEqualTo(code);
        Assertions.assertThat(error.get("details").textValue()).isNotEmpty();
        return error.get("msg").textValue();
    }

    String details() {
        return json().get("details").textValue();
    }

    /** Asserts success without a byte on stdout and one line on stderr that says why, and returns that line. */
    String succeededWithoutTheDaemon() {
        Assertions.assertThat(stdout).isEmpty();
        Assertions.assertThat(exitCode).isZero();
        Assertions.assertThat(stderr)
                .startsWith("ifacer: DEL answered with success")
                .endsWith("\n");
        Assertions.assertThat(stderr.lines()).hasSize(1);
        return stderr;
    }

    /** Asserts that the daemon's answer was passed on as it was. */
    void passedOn(int code, String body) {
        Assertions.assertThat(stdout).isEqualTo(body);
        Assertions.assertThat(exitCode).isEqualTo(code);
    }
}
