/*
 * @startuml
 * title x
 * [*] --> A
 * A -left-> RUN_1 : GO\ntick [a ~-- b]
 * state "RUN-1" as RUN_1 <<x>> #red
 * A : STOP
 * A <-[#red,dashed]- B : **BACK**
 * state c <<choice>>
 * A --> c
 * c --> B
 * c -> RUN_1 : //ev//
 * state Z {
 *   [*] --> Q
 *   Q -> [H]
 * --
 *   Q2 -> Q
 * }
 * note right of A : x
 * note left
 *   foo --> bar
 * end note
 * skinparam state {
 *   a b
 * }
 * B --> [*]
 * @enduml
 */
@startuml
A -> B : hi
@enduml
