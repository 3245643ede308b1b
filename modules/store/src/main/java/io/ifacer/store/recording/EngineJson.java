package io.ifacer.store.recording;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.impl.LaissezFaireSubTypeValidator;
import io.ifacer.link.Link;
import io.ifacer.link.engine.Effect;
import io.ifacer.link.engine.Input;
import java.util.List;

/**
 * The engine's own records as JSON, field by field: a new kind of input or effect is recorded without a line of code. A
 * record of a sealed type says which one it is under {@code is}. What people are to keep for years has a format of its own
 * ({@code io.ifacer.store.memory}); a recording is read by the version that made it.
 */
final class EngineJson {

    private static final String TYPE_KEY = "is";

    static final ObjectMapper MAPPER = mapper();

    private EngineJson() {}

    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder()
                .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .build();
        mapper.addMixIn(Effect.Apply.class, WithoutKnown.class);
        mapper.configOverride(List.class).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
        mapper.registerSubtypes(SealedTypes.reachableFrom(Input.class, Effect.class));
        mapper.setDefaultTyping(new SealedTyping()
                .init(JsonTypeInfo.Id.SIMPLE_NAME, null)
                .inclusion(JsonTypeInfo.As.PROPERTY)
                .typeProperty(TYPE_KEY));
        return mapper;
    }

    /** What an engine knows of the links that a step is for follows from what it was told, and would be most of a recording. */
    private interface WithoutKnown {
        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        List<Link> known();
    }

    /** Only sealed types need a word on which of them it is; no class is ever loaded by a name from a file. */
    private static final class SealedTyping extends ObjectMapper.DefaultTypeResolverBuilder {
        private static final long serialVersionUID = 1L;

        SealedTyping() {
            super(ObjectMapper.DefaultTyping.NON_FINAL, LaissezFaireSubTypeValidator.instance);
        }

        @Override
        public boolean useForType(JavaType type) {
            return type.getRawClass().isSealed();
        }
    }
}
