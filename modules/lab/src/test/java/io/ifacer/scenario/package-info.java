/** The daemon and its plugin on a real kernel: each class is one story, told in the lab. */
@NullMarked
package io.ifacer.scenario;

import org.jspecify.annotations.NullMarked;
