/** A back end that repeats what the content tokens say. */
module org.example.echo {
    requires org.aullm.api;
    requires org.aullm.tensor;

    provides org.aullm.api.spi.LlmBackendProvider with
            org.example.echo.EchoProvider;
}
