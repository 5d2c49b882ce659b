package org.aullm.app;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The folder from which the program was started. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@interface WorkingDirectory {}
