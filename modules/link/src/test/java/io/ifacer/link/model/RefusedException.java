package io.ifacer.link.model;

import io.ifacer.link.plan.KernelRefusal;
import io.ifacer.link.plan.Step;

/** The model refuses what is asked, with an error number and the kernel's text. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorNumber error;
    private final String kernelText;

    RefusedException(ErrorNumber error) {
        this(error, error.text());
    }

    RefusedException(ErrorNumber error, String kernelText) {
        super(error + ": " + kernelText);
        this.error = error;
        this.kernelText = kernelText;
    }

    KernelRefusal refusal(Step step) {
        return new KernelRefusal(step.describe(), step.link(), error.number(), error.name(), kernelText);
    }
}
