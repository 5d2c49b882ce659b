# aullm from a distribution that was built before: mvn -B -Pdist -DskipTests package && docker build -t aullm .
FROM eclipse-temurin:17-jre
ADD app/target/aullm-*-linux-x86_64.tar.gz /opt/
RUN mv /opt/aullm-* /opt/aullm && useradd --create-home researcher
USER researcher
WORKDIR /home/researcher
ENTRYPOINT ["/opt/aullm/bin/aullm"]
