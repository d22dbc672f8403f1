<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_US" sourcelanguage="en_US">
<context>
    <name>fieldreport</name>
    <message>
        <source> 1 answer named it and is to be chosen again.</source>
        <translation> 1 respuesta la nombraba y se debe elegir otra vez.</translation>
    </message>
    <message>
        <source> One vault on this laptop cannot be read: it is damaged, or the computer's key store was replaced. Nothing was deleted. If it may be yours, keep the laptop as it is and tell IT: HQ holds a second key to it.</source>
        <translation> Una bóveda de esta computadora no se puede leer: está dañada, o se cambió el almacén de claves de la computadora. No se borró nada. Si puede ser la suya, deje la computadora como está y avise a Informática: la central tiene una segunda clave.</translation>
    </message>
    <message>
        <source> as no. {number}</source>
        <translation> con el n.º {number}</translation>
    </message>
    <message>
        <source> {answers} still missing there.</source>
        <translation> Allí todavía falta: {answers}.</translation>
    </message>
    <message>
        <source> {count} answers named it and are to be chosen again.</source>
        <translation> {count} respuestas la nombraban y se deben elegir otra vez.</translation>
    </message>
    <message>
        <source> {count} stood there already.</source>
        <translation> {count} ya estaban allí.</translation>
    </message>
    <message>
        <source>, no. {number}</source>
        <translation>, n.º {number}</translation>
    </message>
    <message>
        <source>, {name} line {lineno}</source>
        <translation>, {name} línea {lineno}</translation>
    </message>
    <message>
        <source>, {times} times</source>
        <translation>, {times} veces</translation>
    </message>
    <message>
        <source>0 left on this laptop.</source>
        <translation>Quedan 0 en esta computadora.</translation>
    </message>
    <message>
        <source>1 answer is</source>
        <translation>1 respuesta</translation>
    </message>
    <message>
        <source>1 character that cannot be printed was</source>
        <translation>1 carácter que no se puede imprimir</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 archivo</translation>
    </message>
    <message>
        <source>1 file waiting</source>
        <translation>1 archivo en espera</translation>
    </message>
    <message>
        <source>1 report</source>
        <translation>1 informe</translation>
    </message>
    <message>
        <source>1 thing</source>
        <translation>1 cosa</translation>
    </message>
    <message>
        <source>1 try is</source>
        <translation>Queda 1 intento</translation>
    </message>
    <message>
        <source>1, 2, 3 … and A</source>
        <translation>1, 2, 3 … y A</translation>
    </message>
    <message>
        <source>10 Aug, 8/10, y</source>
        <translation>10 Aug, 8/10, y</translation>
    </message>
    <message>
        <source>1407, 2:07 pm, now, -15</source>
        <translation>1407, 2:07 pm, now, -15</translation>
    </message>
    <message>
        <source>1407, now, -15</source>
        <translation>1407, now, -15</translation>
    </message>
    <message>
        <source>1407, y 2350, 10 Aug 1407, now</source>
        <translation>1407, y 2350, 10 Aug 1407, now</translation>
    </message>
    <message>
        <source>2.5, about 40</source>
        <translation>2.5, about 40</translation>
    </message>
    <message>
        <source>3, about 40, at least 3</source>
        <translation>3, about 40, at least 3</translation>
    </message>
    <message>
        <source>5 ILCS 805/15: nobody who is stopped or held is asked for citizenship, immigration status or place of birth.</source>
        <translation>5 ILCS 805/15: a nadie que es parado o retenido se le pregunta por ciudadanía, estatus migratorio o lugar de nacimiento.</translation>
    </message>
    <message>
        <source>; and {count} more</source>
        <translation>; y {count} más</translation>
    </message>
    <message>
        <source>;ems and a space</source>
        <translation>;ems y un espacio</translation>
    </message>
    <message>
        <source>;{key} (mine) {text}</source>
        <translation>;{key} (mía) {text}</translation>
    </message>
    <message>
        <source>A civil action for a constitutional violation in civil immigration enforcement. Not an offense; recorded for review.</source>
        <translation>Una acción civil por una violación constitucional en actuaciones civiles de inmigración. No es un delito; se registra para revisión.</translation>
    </message>
    <message>
        <source>A civil arrest of a person attending court, in a courthouse or within 1,000 feet of one.</source>
        <translation>Un arresto civil de una persona que acude al tribunal, en un tribunal o a menos de 1,000 pies de uno.</translation>
    </message>
    <message>
        <source>A copy with parts left out, laid out anew from this version. It is not signed. The sealed report stays as it is.</source>
        <translation>Una copia sin ciertas partes, compuesta de nuevo a partir de esta versión. No lleva firma. El informe sellado queda como está.</translation>
    </message>
    <message>
        <source>A course of conduct toward a person that would cause fear or distress.</source>
        <translation>Una serie de actos hacia una persona que causaría miedo o angustia.</translation>
    </message>
    <message>
        <source>A court order that applied on the day of the incident; name the court, the case and the term in the facts.</source>
        <translation>Una orden judicial que se aplicaba el día del incidente; nombre el tribunal, el caso y la cláusula en los hechos.</translation>
    </message>
    <message>
        <source>A cover obscures a plate.</source>
        <translation>Una cubierta oculta una placa.</translation>
    </message>
    <message>
        <source>A driver leaves the scene of a crash with damage.</source>
        <translation>Un conductor abandona el lugar de un choque con daños.</translation>
    </message>
    <message>
        <source>A driver leaves the scene of a crash with injury.</source>
        <translation>Un conductor abandona el lugar de un choque con lesión.</translation>
    </message>
    <message>
        <source>A key is up to {longest_key} letters and figures without a space, such as ems or c1. Nothing was kept.</source>
        <translation>Una clave tiene hasta {longest_key} letras y cifras sin espacio, como ems o c1. No se guardó nada.</translation>
    </message>
    <message>
        <source>A law enforcement officer gives medical aid to an injured person as soon as reasonably practical and requests emergency medical assistance.</source>
        <translation>Un agente del orden presta ayuda médica a una persona herida tan pronto como sea razonable y pide asistencia médica de emergencia.</translation>
    </message>
    <message>
        <source>A listed felony while armed with a dangerous weapon.</source>
        <translation>Un delito grave enumerado estando armado con un arma peligrosa.</translation>
    </message>
    <message>
        <source>A listed offense by reason of a protected trait.</source>
        <translation>Un delito enumerado a causa de una característica protegida.</translation>
    </message>
    <message>
        <source>A listed threat, with intent to cause an act or omission.</source>
        <translation>Una amenaza enumerada, con intención de causar un acto u omisión.</translation>
    </message>
    <message>
        <source>A new version that names this one and adds to it. This one stays.</source>
        <translation>Una versión nueva que nombra a esta y le añade. Esta se queda.</translation>
    </message>
    <message>
        <source>A new version that names this one and corrects it. This one stays.</source>
        <translation>Una versión nueva que nombra a esta y la corrige. Esta se queda.</translation>
    </message>
    <message>
        <source>A newer form</source>
        <translation>Un formulario más nuevo</translation>
    </message>
    <message>
        <source>A note of the scene log has at most {longest_note} characters. What is kept stays. Write on in the narrative.</source>
        <translation>Una nota del registro de la escena tiene como máximo {longest_note} caracteres. Lo guardado queda. Siga escribiendo en el relato.</translation>
    </message>
    <message>
        <source>A numbered copy, with the SHA-256 of the signed file on every page.</source>
        <translation>Una copia numerada, con el SHA-256 del archivo firmado en cada página.</translation>
    </message>
    <message>
        <source>A paragraph of more than {long} characters was broken into shorter ones, so that typing stays quick.</source>
        <translation>Un párrafo de más de {long} caracteres se dividió en otros más cortos, para que escribir siga siendo rápido.</translation>
    </message>
    <message>
        <source>A peace officer intervenes against unauthorized force by another officer and reports it within five days. Whether it reaches a federal agent is a legal question.</source>
        <translation>Un agente del orden interviene contra la fuerza no autorizada de otro y lo informa en cinco días. Si alcanza a un agente federal es una cuestión jurídica.</translation>
    </message>
    <message>
        <source>A peace officer or person acting under color of law, with intent to obstruct, misrepresents or omits material facts in a report, or a further listed act.</source>
        <translation>Un agente del orden o quien actúa con apariencia de autoridad, con intención de obstruir, falsea u omite hechos importantes en un informe, u otro acto enumerado.</translation>
    </message>
    <message>
        <source>A person is killed without lawful justification, with one of the listed states of mind.</source>
        <translation>Se mata a una persona sin justificación legal, con uno de los estados mentales enumerados.</translation>
    </message>
    <message>
        <source>A person who is not a peace officer acting in the line of duty enters a dwelling and uses or threatens force.</source>
        <translation>Una persona que no es un agente del orden en servicio entra en una vivienda y usa o amenaza con la fuerza.</translation>
    </message>
    <message>
        <source>A phrase has words, and at most {longest_text} characters. Nothing was kept.</source>
        <translation>Una frase tiene palabras, y como máximo {longest_text} caracteres. No se guardó nada.</translation>
    </message>
    <message>
        <source>A phrase left this open. Write the fact, or take it out.</source>
        <translation>Una frase dejó esto abierto. Escriba el hecho, o quítelo.</translation>
    </message>
    <message>
        <source>A plate is displayed on a vehicle for which it was not issued.</source>
        <translation>Un vehículo lleva una placa que no se emitió para él.</translation>
    </message>
    <message>
        <source>A program searched; it may have missed some. Read every page before you give it out.</source>
        <translation>Ha buscado un programa; puede habérsele escapado algo. Lea cada página antes de entregarla.</translation>
    </message>
    <message>
        <source>A proxy ({proxy}) wanted to carry the reports. None was configured by HQ, so nothing was sent.</source>
        <translation>Un proxy ({proxy}) quiso llevar los informes. La central no configuró ninguno, así que no se envió nada.</translation>
    </message>
    <message>
        <source>A public officer or employee, in official capacity, does a listed act. Reach to federal officers is a legal question.</source>
        <translation>Un funcionario o empleado público, en su cargo, hace un acto enumerado. Si alcanza a funcionarios federales es una cuestión jurídica.</translation>
    </message>
    <message>
        <source>A reason has at most {longest} characters. Nothing was changed; shorten it.</source>
        <translation>Una razón tiene como máximo {longest} caracteres. No se cambió nada; acórtela.</translation>
    </message>
    <message>
        <source>A reckless act causes a death.</source>
        <translation>Un acto imprudente causa una muerte.</translation>
    </message>
    <message>
        <source>A reckless act endangers or harms another.</source>
        <translation>Un acto imprudente pone en peligro o daña a otro.</translation>
    </message>
    <message>
        <source>A short key, such as c1. Typed after ; and before a space, it writes these words.</source>
        <translation>Una clave corta, como c1. Escrita después de ; y antes de un espacio, escribe estas palabras.</translation>
    </message>
    <message>
        <source>A star has up to 16 digits and letters. Enter it as it stands on the badge.</source>
        <translation>Una estrella tiene hasta 16 dígitos y letras. Escríbala como está en la insignia.</translation>
    </message>
    <message>
        <source>A text holds {block_limit} characters; the rest was not put in.</source>
        <translation>Un texto admite {block_limit} caracteres; el resto no se puso.</translation>
    </message>
    <message>
        <source>A vehicle is driven with willful or wanton disregard for safety.</source>
        <translation>Se conduce un vehículo con desprecio deliberado o temerario de la seguridad.</translation>
    </message>
    <message>
        <source>A vehicle is operated without registration.</source>
        <translation>Se conduce un vehículo sin registro.</translation>
    </message>
    <message>
        <source>A version of this report is sealed, and what is sealed stays. Nothing was changed.</source>
        <translation>Una versión de este informe está sellada, y lo sellado se queda. No se cambió nada.</translation>
    </message>
    <message>
        <source>A word stands alone and has at most {longest_word} letters; several words need a key. Nothing was kept.</source>
        <translation>Una palabra va sola y tiene como máximo {longest_word} letras; varias palabras necesitan una clave. No se guardó nada.</translation>
    </message>
    <message>
        <source>AVI video</source>
        <translation>video AVI</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Aproximado</translation>
    </message>
    <message>
        <source>Add a file</source>
        <translation>Añadir un archivo</translation>
    </message>
    <message>
        <source>Add a late number…</source>
        <translation>Añadir un número tardío…</translation>
    </message>
    <message>
        <source>Add a picture</source>
        <translation>Añadir una imagen</translation>
    </message>
    <message>
        <source>Add a sound recording</source>
        <translation>Añadir una grabación de sonido</translation>
    </message>
    <message>
        <source>Add a video</source>
        <translation>Añadir un video</translation>
    </message>
    <message>
        <source>Add to the report</source>
        <translation>Añadir al informe</translation>
    </message>
    <message>
        <source>Add to this report</source>
        <translation>Añadir a este informe</translation>
    </message>
    <message>
        <source>Addresses of where it happened; ticked where it may be somebody's home</source>
        <translation>Direcciones donde ocurrió; marcado si puede ser la vivienda de alguien</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Añadir…</translation>
    </message>
    <message>
        <source>Adopt {things}</source>
        <translation>Adoptar {things}</translation>
    </message>
    <message>
        <source>After notice, enters or stays and interferes with its use.</source>
        <translation>Tras un aviso, entra o permanece y estorba su uso.</translation>
    </message>
    <message>
        <source>Agents left</source>
        <translation>Agentes se fueron</translation>
    </message>
    <message>
        <source>Agents on scene</source>
        <translation>Agentes en el lugar</translation>
    </message>
    <message>
        <source>All answers are carried over</source>
        <translation>Todas las respuestas pasan</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>All reports of this shift</source>
        <translation>Todos los informes de este turno</translation>
    </message>
    <message>
        <source>All rows of “{words}” are set aside, with what is in them.</source>
        <translation>Todas las filas de «{words}» se apartan, con lo que contienen.</translation>
    </message>
    <message>
        <source>All times of this report stand in the text already. Nothing was written.</source>
        <translation>Todas las horas de este informe ya están en el texto. No se escribió nada.</translation>
    </message>
    <message>
        <source>Alt+↑ and Alt+↓ move a choice, a number puts it in that place.</source>
        <translation>Alt+↑ y Alt+↓ mueven una opción, un número la pone en ese lugar.</translation>
    </message>
    <message>
        <source>Altered or other listed plates are possessed or displayed.</source>
        <translation>Se poseen o se llevan placas alteradas u otras enumeradas.</translation>
    </message>
    <message>
        <source>An adult causes listed harm to a child under 13 or a person with a disability.</source>
        <translation>Un adulto causa un daño enumerado a un menor de 13 años o a una persona con discapacidad.</translation>
    </message>
    <message>
        <source>An entry of the scene log cannot be read ({problem}). Nothing was changed. Tell IT.</source>
        <translation>Una entrada del registro de la escena no se puede leer ({problem}). No se cambió nada. Avise a Informática.</translation>
    </message>
    <message>
        <source>Another account</source>
        <translation>Otra versión</translation>
    </message>
    <message>
        <source>Another account: {words}</source>
        <translation>Otra versión: {words}</translation>
    </message>
    <message>
        <source>Another copy has this number already. Nothing was printed. Try again.</source>
        <translation>Otra copia ya tiene este número. No se imprimió nada. Inténtelo otra vez.</translation>
    </message>
    <message>
        <source>Another kind of answer is asked for there.</source>
        <translation>Allí se pide otro tipo de respuesta.</translation>
    </message>
    <message>
        <source>Another program is using {name}, so the last change was not saved. What was saved before is safe. Close it and go on.</source>
        <translation>Otro programa está usando {name}, así que el último cambio no se guardó. Lo guardado antes está a salvo. Ciérrelo y siga.</translation>
    </message>
    <message>
        <source>Another reason; Enter keeps the word with it</source>
        <translation>Otra razón; Enter deja la palabra con ella</translation>
    </message>
    <message>
        <source>Answer HQ</source>
        <translation>Responder a la central</translation>
    </message>
    <message>
        <source>Answer this first; another account of it then stands beside it.</source>
        <translation>Conteste esto primero; entonces otra versión estará a su lado.</translation>
    </message>
    <message>
        <source>Answers that can be filled</source>
        <translation>Respuestas que se pueden llenar</translation>
    </message>
    <message>
        <source>Answers that have no place there</source>
        <translation>Respuestas que allí no tienen lugar</translation>
    </message>
    <message>
        <source>Answers that these times can fill</source>
        <translation>Respuestas que estas horas pueden llenar</translation>
    </message>
    <message>
        <source>Any key closes this card; the arrows move it where it is longer than the screen.</source>
        <translation>Cualquier tecla cierra esta tarjeta; las flechas la mueven si es más larga que la pantalla.</translation>
    </message>
    <message>
        <source>Arrest or detention</source>
        <translation>Arresto o detención</translation>
    </message>
    <message>
        <source>Ask HQ to certify me</source>
        <translation>Pedir a la central que me certifique</translation>
    </message>
    <message>
        <source>Asking HQ to certify you</source>
        <translation>Pidiendo a la central que lo certifique</translation>
    </message>
    <message>
        <source>Assault with a listed fact: public way or property, weapon, status of the person, or a mask to conceal identity (the mask not verified).</source>
        <translation>Amenaza de agresión con un hecho enumerado: vía o propiedad pública, arma, condición de la persona, o una máscara para ocultar la identidad (la máscara sin verificar).</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Al menos</translation>
    </message>
    <message>
        <source>At review</source>
        <translation>En la revisión</translation>
    </message>
    <message>
        <source>Attestation</source>
        <translation>Atestación</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>Volver al formulario</translation>
    </message>
    <message>
        <source>Back to the paper</source>
        <translation>Volver al papel</translation>
    </message>
    <message>
        <source>Back to the report</source>
        <translation>Volver al informe</translation>
    </message>
    <message>
        <source>Battery of a person of a listed status: 60 or over, pregnant, peace officer, nurse, transit worker and others.</source>
        <translation>Agresión física a una persona de condición enumerada: 60 años o más, embarazada, agente del orden, personal de enfermería, de transporte y otras.</translation>
    </message>
    <message>
        <source>Battery on or about a public way, public property, a place of worship or another listed place.</source>
        <translation>Agresión física en o junto a una vía pública, propiedad pública, lugar de culto u otro lugar enumerado.</translation>
    </message>
    <message>
        <source>Battery with a deadly weapon, or while hooded, robed or masked to conceal identity (wording not verified).</source>
        <translation>Agresión física con un arma mortal, o con capucha, túnica o máscara para ocultar la identidad (texto sin verificar).</translation>
    </message>
    <message>
        <source>Battery with great bodily harm, permanent disability or disfigurement; a caustic substance or poisonous gas; strangulation.</source>
        <translation>Agresión física con daño corporal grave, discapacidad permanente o desfiguración; sustancia cáustica o gas venenoso; estrangulamiento.</translation>
    </message>
    <message>
        <source>Beat</source>
        <translation>Sector</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes del</translation>
    </message>
    <message>
        <source>Before use</source>
        <translation>Antes de usarla</translation>
    </message>
    <message>
        <source>Begin version {version}</source>
        <translation>Empezar la versión {version}</translation>
    </message>
    <message>
        <source>Both may be left empty. They are written down with the file, with your name and the time.</source>
        <translation>Los dos pueden quedar vacíos. Se anotan con el archivo, con su nombre y la hora.</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Recuperarlo</translation>
    </message>
    <message>
        <source>Bureau of Alcohol, Tobacco, Firearms and Explosives</source>
        <translation>Bureau of Alcohol, Tobacco, Firearms and Explosives (ATF)</translation>
    </message>
    <message>
        <source>By</source>
        <translation>A más tardar el</translation>
    </message>
    <message>
        <source>By whom?</source>
        <translation>¿Quién?</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>Camera on</source>
        <translation>Cámara encendida</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancel, the next stop, ends it; nothing is kept of the file then.</source>
        <translation>Cancelar, la parada siguiente, lo termina; entonces no se guarda nada del archivo.</translation>
    </message>
    <message>
        <source>Cannot be verified</source>
        <translation>No se puede verificar</translation>
    </message>
    <message>
        <source>Case file</source>
        <translation>Expediente del caso</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Check a report</source>
        <translation>Verificar un informe</translation>
    </message>
    <message>
        <source>Check it</source>
        <translation>Verificarlo</translation>
    </message>
    <message>
        <source>Check number of the answers</source>
        <translation>Número de control de las respuestas</translation>
    </message>
    <message>
        <source>Check number of the paper</source>
        <translation>Número de control del papel</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Comprobado</translation>
    </message>
    <message>
        <source>Checking the PIN</source>
        <translation>Comprobando el PIN</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Verificando…</translation>
    </message>
    <message>
        <source>Check…</source>
        <translation>Verificar…</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Opciones</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Elegir archivos…</translation>
    </message>
    <message>
        <source>Choose where it goes. Nothing was printed.</source>
        <translation>Elija adónde va. No se imprimió nada.</translation>
    </message>
    <message>
        <source>Citation</source>
        <translation>Cita</translation>
    </message>
    <message>
        <source>Citation or plain word, or ↓ for the list</source>
        <translation>Cita o palabra, o ↓ para la lista</translation>
    </message>
    <message>
        <source>City agencies take no part in civil immigration enforcement and do not assist it: no traffic perimeter, no support at the scene.</source>
        <translation>Las agencias de la ciudad no participan en actuaciones civiles de inmigración ni las asisten: ningún perímetro de tráfico, ningún apoyo en el lugar.</translation>
    </message>
    <message>
        <source>City-owned or city-controlled lots, vacant lots and garages used as a staging area, processing location or operations base. Gives no police power of arrest.</source>
        <translation>Lotes, terrenos baldíos y garajes de la ciudad o controlados por ella usados como área de concentración, lugar de procesamiento o base de operaciones. No da a la policía poder de arresto.</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Class 1 felony</source>
        <translation>Delito grave clase 1</translation>
    </message>
    <message>
        <source>Class 1 or Class X felony</source>
        <translation>Delito grave clase 1 o clase X</translation>
    </message>
    <message>
        <source>Class 2 felony</source>
        <translation>Delito grave clase 2</translation>
    </message>
    <message>
        <source>Class 3 felony</source>
        <translation>Delito grave clase 3</translation>
    </message>
    <message>
        <source>Class 3 felony unless listed</source>
        <translation>Delito grave clase 3 salvo lo enumerado</translation>
    </message>
    <message>
        <source>Class 3 or 2 felony</source>
        <translation>Delito grave clase 3 o 2</translation>
    </message>
    <message>
        <source>Class 4 felony</source>
        <translation>Delito grave clase 4</translation>
    </message>
    <message>
        <source>Class A misdemeanor</source>
        <translation>Delito menor clase A</translation>
    </message>
    <message>
        <source>Class A misdemeanor or Class 4 felony</source>
        <translation>Delito menor clase A o delito grave clase 4</translation>
    </message>
    <message>
        <source>Class A misdemeanor to felony, by value</source>
        <translation>Delito menor clase A a delito grave, según el valor</translation>
    </message>
    <message>
        <source>Class A misdemeanor; Class 4 felony if occupied</source>
        <translation>Delito menor clase A; delito grave clase 4 si está ocupada</translation>
    </message>
    <message>
        <source>Class A misdemeanor; Class 4 felony or higher by value</source>
        <translation>Delito menor clase A; delito grave clase 4 o más según el valor</translation>
    </message>
    <message>
        <source>Class A misdemeanor; Class 4 felony with great bodily harm</source>
        <translation>Delito menor clase A; delito grave clase 4 con daño corporal grave</translation>
    </message>
    <message>
        <source>Class B misdemeanor</source>
        <translation>Delito menor clase B</translation>
    </message>
    <message>
        <source>Class C misdemeanor</source>
        <translation>Delito menor clase C</translation>
    </message>
    <message>
        <source>Class X felony</source>
        <translation>Delito grave clase X</translation>
    </message>
    <message>
        <source>Class X felony (class not verified)</source>
        <translation>Delito grave clase X (clase sin verificar)</translation>
    </message>
    <message>
        <source>Close this line</source>
        <translation>Cerrar esta línea</translation>
    </message>
    <message>
        <source>Code from HQ</source>
        <translation>Código de la central</translation>
    </message>
    <message>
        <source>Compare the two</source>
        <translation>Comparar los dos</translation>
    </message>
    <message>
        <source>Compare versions</source>
        <translation>Comparar versiones</translation>
    </message>
    <message>
        <source>Conduct that places another in reasonable apprehension of a battery, without lawful authority.</source>
        <translation>Conducta que hace a otro temer razonablemente una agresión física, sin autoridad legal.</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirmar</translation>
    </message>
    <message>
        <source>Confirm the shift</source>
        <translation>Confirmar el turno</translation>
    </message>
    <message>
        <source>Confirm this order</source>
        <translation>Confirmar este orden</translation>
    </message>
    <message>
        <source>Copied from {name}: {what}. The report names it. Ctrl+Z takes it back.</source>
        <translation>Copiado de {name}: {what}. El informe lo nombra. Ctrl+Z lo deshace.</translation>
    </message>
    <message>
        <source>Copies are counted from 1 to {most}. Nothing was printed.</source>
        <translation>Las copias se cuentan de 1 a {most}. No se imprimió nada.</translation>
    </message>
    <message>
        <source>Copies printed before, the newest first</source>
        <translation>Copias impresas antes, primero la más reciente</translation>
    </message>
    <message>
        <source>Copies so far</source>
        <translation>Copias hasta ahora</translation>
    </message>
    <message>
        <source>Copies {first} to {last} were sent to {name}. The journal says so.</source>
        <translation>Las copias {first} a {last} se enviaron a {name}. El diario lo dice.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy row</source>
        <translation>Copiar fila</translation>
    </message>
    <message>
        <source>Copy {number} goes to {name}: {page} of {pages} pages…</source>
        <translation>La copia {number} va a {name}: {page} de {pages} páginas…</translation>
    </message>
    <message>
        <source>Copy {number} goes to {name}…</source>
        <translation>La copia {number} va a {name}…</translation>
    </message>
    <message>
        <source>Copy {number} was saved in clear as {name}, to be printed. The journal says so.</source>
        <translation>La copia {number} se guardó sin cifrar como {name}, para imprimirla. El diario lo dice.</translation>
    </message>
    <message>
        <source>Copy {number} was sent to {name}. The journal says so.</source>
        <translation>La copia {number} se envió a {name}. El diario lo dice.</translation>
    </message>
    <message>
        <source>Copy {number}: {reason}</source>
        <translation>Copia {number}: {reason}</translation>
    </message>
    <message>
        <source>Copy {things}</source>
        <translation>Copiar {things}</translation>
    </message>
    <message>
        <source>Correct this report</source>
        <translation>Corregir este informe</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>Corregir…</translation>
    </message>
    <message>
        <source>Court</source>
        <translation>Tribunal</translation>
    </message>
    <message>
        <source>Ctrl+.  look at a mark  F10  phrases  Ctrl+I  times and names  Ctrl+F  find</source>
        <translation>Ctrl+.  mirar una marca  F10  frases  Ctrl+I  horas y nombres  Ctrl+F  buscar</translation>
    </message>
    <message>
        <source>Ctrl+I goes here. Enter writes it into the text, Esc goes back.</source>
        <translation>Ctrl+I viene aquí. Enter lo escribe en el texto, Esc vuelve.</translation>
    </message>
    <message>
        <source>Ctrl+K or F4</source>
        <translation>Ctrl+K o F4</translation>
    </message>
    <message>
        <source>Ctrl+O or F6</source>
        <translation>Ctrl+O o F6</translation>
    </message>
    <message>
        <source>Ctrl+R or F7</source>
        <translation>Ctrl+R o F7</translation>
    </message>
    <message>
        <source>Ctrl+U or F5</source>
        <translation>Ctrl+U o F5</translation>
    </message>
    <message>
        <source>Delete row</source>
        <translation>Borrar fila</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Details of the check</source>
        <translation>Detalles de la verificación</translation>
    </message>
    <message>
        <source>Digits alone can be tried by machine. Use a few words.</source>
        <translation>Una máquina puede probar solo dígitos. Use varias palabras.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>Descartados</translation>
    </message>
    <message>
        <source>Discarded ({count})</source>
        <translation>Descartados ({count})</translation>
    </message>
    <message>
        <source>Discarded drafts, the newest first</source>
        <translation>Borradores descartados, primero el más nuevo</translation>
    </message>
    <message>
        <source>Discarded. It comes back for 30 days: F7.</source>
        <translation>Descartado. Se puede recuperar durante 30 días: F7.</translation>
    </message>
    <message>
        <source>Drop a sealed report on this window, or several, or choose them. HQ's receipt is found where it lies beside the file under the name that saving gave it; else drop it, too. Nothing leaves this computer.</source>
        <translation>Suelte en esta ventana un informe sellado, o varios, o elíjalos. El recibo de la central se encuentra solo si está junto al archivo con el nombre que se le dio al guardarlo; si no, suéltelo también. Nada sale de este equipo.</translation>
    </message>
    <message>
        <source>Drug Enforcement Administration</source>
        <translation>Drug Enforcement Administration (DEA)</translation>
    </message>
    <message>
        <source>EMS arrived</source>
        <translation>Llegó EMS</translation>
    </message>
    <message>
        <source>EMS requested</source>
        <translation>Se pidió EMS</translation>
    </message>
    <message>
        <source>Each copy has a number of its own and, on every page, the SHA-256 of the signed file. That file is the original.</source>
        <translation>Cada copia tiene su propio número y, en cada página, el SHA-256 del archivo firmado. Ese archivo es el original.</translation>
    </message>
    <message>
        <source>Each is made from this version alone, names it by its SHA-256, and is signed as the report is. The report stays as it is.</source>
        <translation>Cada uno se hace solo con esta versión, la nombra por su SHA-256 y se firma como el informe. El informe queda como está.</translation>
    </message>
    <message>
        <source>End the preview</source>
        <translation>Terminar la vista previa</translation>
    </message>
    <message>
        <source>Enter brings a draft back as it was. After 30 days it does not come back.</source>
        <translation>Enter recupera un borrador como estaba. Después de 30 días ya no se recupera.</translation>
    </message>
    <message>
        <source>Enter changes one, Delete deletes it, Ctrl+Z takes that back.</source>
        <translation>Enter cambia una, Supr la borra, Ctrl+Z lo deshace.</translation>
    </message>
    <message>
        <source>Enter goes to the word. A number keeps it with that reason.</source>
        <translation>Enter va a la palabra. Un número la deja con esa razón.</translation>
    </message>
    <message>
        <source>Enter keeps it · Esc leaves</source>
        <translation>Enter la guarda · Esc sale</translation>
    </message>
    <message>
        <source>Enter makes the paper that is chosen.</source>
        <translation>Intro hace el documento elegido.</translation>
    </message>
    <message>
        <source>Enter opens a report, to choose whom and what to copy. F8 only names it among the related reports.</source>
        <translation>Enter abre un informe, para elegir a quién y qué copiar. F8 solo lo nombra entre los informes relacionados.</translation>
    </message>
    <message>
        <source>Enter opens the list of files. A copied file is pasted with Ctrl+V.</source>
        <translation>Enter abre la lista de archivos. Un archivo copiado se pega con Ctrl+V.</translation>
    </message>
    <message>
        <source>Enter says whether a time is yours. What is not yours stays for the other officers of this laptop.</source>
        <translation>Enter dice si una hora es suya. Lo que no es suyo queda para los otros oficiales de esta computadora.</translation>
    </message>
    <message>
        <source>Enter takes a line in or out. What is copied is who and what they are; what they said or did there, files, and how it was known stay in that report.</source>
        <translation>Enter incluye o quita una línea. Se copia quiénes y qué son; lo que dijeron o hicieron allí, los archivos y cómo se supo quedan en aquel informe.</translation>
    </message>
    <message>
        <source>Enter takes a time in or out. What is taken in becomes the report's timeline and is printed in it.</source>
        <translation>Enter incluye o quita una hora. Lo que se incluye pasa a la cronología del informe y se imprime en él.</translation>
    </message>
    <message>
        <source>Enter takes · Esc leaves · Ctrl+. the next mark</source>
        <translation>Enter toma · Esc sale · Ctrl+. la marca siguiente</translation>
    </message>
    <message>
        <source>Enter writes it · Esc leaves. In the text: its key and a space</source>
        <translation>Enter la escribe · Esc sale. En el texto: su clave y un espacio</translation>
    </message>
    <message>
        <source>Enter: a note for the time that is chosen. Tab: its time. Esc: back to the keys.</source>
        <translation>Enter: una nota para la hora elegida. Tab: su hora. Esc: de vuelta a las teclas.</translation>
    </message>
    <message>
        <source>Enter: answer HQ</source>
        <translation>Enter: contestar a la central</translation>
    </message>
    <message>
        <source>Enter: finish it</source>
        <translation>Enter: terminarlo</translation>
    </message>
    <message>
        <source>Enter: replace this one and go on. Esc: back to the text.</source>
        <translation>Enter: reemplazar este y seguir. Esc: de vuelta al texto.</translation>
    </message>
    <message>
        <source>Enter: seal it</source>
        <translation>Enter: sellarlo</translation>
    </message>
    <message>
        <source>Enter: the next one. Shift and Enter: the one before. Esc: back to the text.</source>
        <translation>Enter: el siguiente. Mayús y Enter: el anterior. Esc: de vuelta al texto.</translation>
    </message>
    <message>
        <source>Enters a dwelling without authority with intent to commit a theft or felony.</source>
        <translation>Entra en una vivienda sin autoridad con intención de cometer un hurto o delito grave.</translation>
    </message>
    <message>
        <source>Enters or stays on land or in a building after notice.</source>
        <translation>Entra o permanece en un terreno o edificio tras un aviso.</translation>
    </message>
    <message>
        <source>Enters without authority with intent to commit a theft or felony.</source>
        <translation>Entra sin autoridad con intención de cometer un hurto o delito grave.</translation>
    </message>
    <message>
        <source>Entry or search of premises</source>
        <translation>Entrada o registro de un inmueble</translation>
    </message>
    <message>
        <source>Event number</source>
        <translation>Número de evento</translation>
    </message>
    <message>
        <source>Every number that this report asks for is there.</source>
        <translation>Están todos los números que pide este informe.</translation>
    </message>
    <message>
        <source>Every page is marked as training.</source>
        <translation>Cada página lleva la marca de entrenamiento.</translation>
    </message>
    <message>
        <source>Every place in which two versions differ.</source>
        <translation>Cada lugar en que dos versiones difieren.</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>En todas partes</translation>
    </message>
    <message>
        <source>Evidence that federal agencies are said to hold</source>
        <translation>Pruebas que, según se dice, tienen las agencias federales</translation>
    </message>
    <message>
        <source>Exactly</source>
        <translation>Exactamente</translation>
    </message>
    <message>
        <source>Exhibits</source>
        <translation>Piezas de evidencia</translation>
    </message>
    <message>
        <source>F10 fills in: {words}.</source>
        <translation>F10 llena: {words}.</translation>
    </message>
    <message>
        <source>F11 leads to the scene log; Ctrl+Enter there adds its times.</source>
        <translation>F11 lleva al registro de la escena; allí Ctrl+Enter añade sus horas.</translation>
    </message>
    <message>
        <source>Federal Bureau of Investigation</source>
        <translation>Federal Bureau of Investigation (FBI)</translation>
    </message>
    <message>
        <source>Federal Bureau of Prisons</source>
        <translation>Oficina Federal de Prisiones (Federal Bureau of Prisons)</translation>
    </message>
    <message>
        <source>Federal Protective Service</source>
        <translation>Servicio Federal de Protección (Federal Protective Service)</translation>
    </message>
    <message>
        <source>Federal enforcement report</source>
        <translation>Informe sobre actuaciones de agentes federales</translation>
    </message>
    <message>
        <source>Field reports</source>
        <translation>Informes de campo</translation>
    </message>
    <message>
        <source>Files that were checked</source>
        <translation>Archivos verificados</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>Llenar</translation>
    </message>
    <message>
        <source>Fill in what you know; all of it can stay empty.</source>
        <translation>Llene lo que sepa; todo puede quedar vacío.</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>First degree murder with a listed mitigating factor.</source>
        <translation>Asesinato en primer grado con una atenuante enumerada.</translation>
    </message>
    <message>
        <source>First time on this laptop</source>
        <translation>Primera vez aquí</translation>
    </message>
    <message>
        <source>For whom?</source>
        <translation>¿Para quién?</translation>
    </message>
    <message>
        <source>Force seen</source>
        <translation>Se vio fuerza</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>viernes</translation>
    </message>
    <message>
        <source>From an earlier report</source>
        <translation>De un informe anterior</translation>
    </message>
    <message>
        <source>From the whole report</source>
        <translation>De todo el informe</translation>
    </message>
    <message>
        <source>From whom?</source>
        <translation>¿De quién?</translation>
    </message>
    <message>
        <source>From your last shift. Change what is different.</source>
        <translation>De su último turno. Cambie lo que sea distinto.</translation>
    </message>
    <message>
        <source>Further answers</source>
        <translation>Más respuestas</translation>
    </message>
    <message>
        <source>Further words or names</source>
        <translation>Otras palabras o nombres</translation>
    </message>
    <message>
        <source>GIF picture</source>
        <translation>imagen GIF</translation>
    </message>
    <message>
        <source>Go back to the form this was begun with</source>
        <translation>Volver al formulario con que se empezó</translation>
    </message>
    <message>
        <source>HEIC picture</source>
        <translation>imagen HEIC</translation>
    </message>
    <message>
        <source>HQ answered in a packed form that was not asked for. Everything stays safe here and is sent later.</source>
        <translation>La central contestó en una forma comprimida que no se pidió. Todo queda a salvo aquí y se envía más tarde.</translation>
    </message>
    <message>
        <source>HQ answered with error {status}. Everything stays safe here and is sent later.</source>
        <translation>La central contestó con el error {status}. Todo queda a salvo aquí y se envía más tarde.</translation>
    </message>
    <message>
        <source>HQ cannot be reached now. Everything stays safe here and is sent when the link is back.</source>
        <translation>Ahora no se puede llegar a la central. Todo queda a salvo aquí y se envía cuando vuelva la conexión.</translation>
    </message>
    <message>
        <source>HQ has not certified this officer's key yet. The draft is safe; it can be sealed when there is a link.</source>
        <translation>La central todavía no ha certificado la clave de este oficial. El borrador está a salvo; se puede sellar cuando haya conexión.</translation>
    </message>
    <message>
        <source>HQ holds it{number} and has checked it.</source>
        <translation>La central lo tiene{number} y lo ha comprobado.</translation>
    </message>
    <message>
        <source>HQ holds it{number} and has returned it: {said_by_hq}</source>
        <translation>La central lo tiene{number} y lo ha devuelto: {said_by_hq}</translation>
    </message>
    <message>
        <source>HQ holds it{number}.</source>
        <translation>La central lo tiene{number}.</translation>
    </message>
    <message>
        <source>HQ returned version {version}: {told}</source>
        <translation>La central devolvió la versión {version}: {told}</translation>
    </message>
    <message>
        <source>HQ sent a second, different receipt for the same document. The first one is kept. Tell IT.</source>
        <translation>La central envió un segundo recibo, distinto, del mismo documento. Se conserva el primero. Avise a Informática.</translation>
    </message>
    <message>
        <source>HQ sent a second, different receipt for the same file. The first one is kept. Tell IT.</source>
        <translation>La central envió un segundo recibo, distinto, del mismo archivo. Se conserva el primero. Avise a Informática.</translation>
    </message>
    <message>
        <source>HQ speaks about other bytes than those sealed on this laptop. The report is unchanged and kept.</source>
        <translation>La central habla de otros bytes que los sellados en esta computadora. El informe no ha cambiado y se conserva.</translation>
    </message>
    <message>
        <source>HQ's answer cannot be read or does not prove to be HQ's. Everything stays safe here and is sent later.</source>
        <translation>La respuesta de la central no se puede leer o no demuestra ser suya. Todo queda a salvo aquí y se envía más tarde.</translation>
    </message>
    <message>
        <source>HQ's answer is too large to be one. Everything stays safe here and is sent later.</source>
        <translation>La respuesta de la central es demasiado grande para serlo. Todo queda a salvo aquí y se envía más tarde.</translation>
    </message>
    <message>
        <source>HQ's certificate is for another key. It was not kept. Ask IT.</source>
        <translation>El certificado de la central es de otra clave. No se guardó. Pregunte a Informática.</translation>
    </message>
    <message>
        <source>HQ's certificate is for another star. It was not kept. Ask IT.</source>
        <translation>El certificado de la central es de otra estrella. No se guardó. Pregunte a Informática.</translation>
    </message>
    <message>
        <source>HQ's log shows two different contents for its first {size} entries. Reports are safe, and the receipt was kept. Tell IT.</source>
        <translation>El registro de la central muestra dos contenidos distintos para sus primeras {size} entradas. Los informes están a salvo y el recibo se guardó. Avise a Informática.</translation>
    </message>
    <message>
        <source>HQ's receipt does not hold, so it does not count. Everything stays safe here. ({words})</source>
        <translation>El recibo de la central no es válido, así que no cuenta. Todo queda a salvo aquí. ({words})</translation>
    </message>
    <message>
        <source>HQ's receipt is for another report, so it does not count. Everything stays safe here. Tell IT.</source>
        <translation>El recibo de la central es de otro informe, así que no cuenta. Todo queda a salvo aquí. Avise a Informática.</translation>
    </message>
    <message>
        <source>HQ's receipt names other bytes than those sealed on this laptop. The report is unchanged and kept. Tell IT.</source>
        <translation>El recibo de la central nombra otros bytes que los sellados en esta computadora. El informe no ha cambiado y se conserva. Avise a Informática.</translation>
    </message>
    <message>
        <source>HQ's receipt numbers: {numbers}.</source>
        <translation>Números de recibo de la central: {numbers}.</translation>
    </message>
    <message>
        <source>Half of every key is kept by this computer's own key store.</source>
        <translation>La mitad de cada clave la guarda el almacén de claves de esta computadora.</translation>
    </message>
    <message>
        <source>Handing it to the outbox</source>
        <translation>Entregándolo a la bandeja de salida</translation>
    </message>
    <message>
        <source>Here is account {at}.</source>
        <translation>Aquí está la versión {at}.</translation>
    </message>
    <message>
        <source>Holds a hostage to compel a third person.</source>
        <translation>Retiene a un rehén para obligar a un tercero.</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>How do you know?</source>
        <translation>¿Cómo lo sabe?</translation>
    </message>
    <message>
        <source>How exact is it?</source>
        <translation>¿Qué tan exacto es?</translation>
    </message>
    <message>
        <source>How far sealing is</source>
        <translation>Avance del sellado</translation>
    </message>
    <message>
        <source>How many copies?</source>
        <translation>¿Cuántas copias?</translation>
    </message>
    <message>
        <source>I arrived</source>
        <translation>Yo llegué</translation>
    </message>
    <message>
        <source>I observed</source>
        <translation>Yo lo observé</translation>
    </message>
    <message>
        <source>ICE, Enforcement and Removal Operations (ERO)</source>
        <translation>ICE, Enforcement and Removal Operations (ERO)</translation>
    </message>
    <message>
        <source>ICE, Homeland Security Investigations (HSI)</source>
        <translation>ICE, Homeland Security Investigations (HSI)</translation>
    </message>
    <message>
        <source>ICE, branch not known</source>
        <translation>ICE, rama no conocida</translation>
    </message>
    <message>
        <source>Identification refused</source>
        <translation>Identificación negada</translation>
    </message>
    <message>
        <source>Identification shown</source>
        <translation>Identificación mostrada</translation>
    </message>
    <message>
        <source>In a few words. The reason is printed on version {version}, under its title.</source>
        <translation>En pocas palabras. El motivo se imprime en la versión {version}, debajo del título.</translation>
    </message>
    <message>
        <source>In a preview nothing is reviewed or sealed. Esc ends it.</source>
        <translation>En una vista previa no se revisa ni se sella nada. Esc la termina.</translation>
    </message>
    <message>
        <source>In a report</source>
        <translation>En un informe</translation>
    </message>
    <message>
        <source>In court</source>
        <translation>En los tribunales</translation>
    </message>
    <message>
        <source>In plain words</source>
        <translation>En palabras sencillas</translation>
    </message>
    <message>
        <source>In the narrative</source>
        <translation>En el relato</translation>
    </message>
    <message>
        <source>Injuries, health and care</source>
        <translation>Lesiones, salud y atención</translation>
    </message>
    <message>
        <source>Intervention report</source>
        <translation>Informe de intervención</translation>
    </message>
    <message>
        <source>Is: {words}</source>
        <translation>Es: {words}</translation>
    </message>
    <message>
        <source>It begins when the work before it is done.</source>
        <translation>Empieza cuando termine el trabajo anterior.</translation>
    </message>
    <message>
        <source>It cannot be read here with which form this draft was begun. Nothing was changed; it opens with the form it has now. Tell IT.</source>
        <translation>Aquí no se puede leer con qué formulario se empezó este borrador. No se cambió nada; se abre con el formulario que tiene ahora. Avise a Informática.</translation>
    </message>
    <message>
        <source>It comes back.</source>
        <translation>Vuelve.</translation>
    </message>
    <message>
        <source>It goes by itself at the next link, too.</source>
        <translation>También se envía solo en la próxima conexión.</translation>
    </message>
    <message>
        <source>It is asked at another place there, in other rows.</source>
        <translation>Allí se pregunta en otro lugar, en otras filas.</translation>
    </message>
    <message>
        <source>It is back as it was.</source>
        <translation>Está otra vez como estaba.</translation>
    </message>
    <message>
        <source>It is not asked there.</source>
        <translation>Allí no se pregunta.</translation>
    </message>
    <message>
        <source>It is numbered and noted like a print.</source>
        <translation>Se numera y se anota como una impresión.</translation>
    </message>
    <message>
        <source>It must be known there.</source>
        <translation>Allí se debe saber.</translation>
    </message>
    <message>
        <source>It takes a side; a report keeps to what both sides could check.</source>
        <translation>Toma partido; un informe se queda en lo que las dos partes podrían comprobar.</translation>
    </message>
    <message>
        <source>It tells what the writer thinks, not what was seen or heard.</source>
        <translation>Dice lo que piensa quien escribe, no lo que se vio u oyó.</translation>
    </message>
    <message>
        <source>It waits on this laptop and goes to HQ by itself at the next link, whoever works here.</source>
        <translation>Espera en esta computadora y va solo a la central con la próxima conexión, trabaje aquí quien trabaje.</translation>
    </message>
    <message>
        <source>It was not understood and is in no answer. Type it another way, or take it out.</source>
        <translation>No se entendió y no está en ninguna respuesta. Escríbalo de otra manera, o quítelo.</translation>
    </message>
    <message>
        <source>JPEG picture</source>
        <translation>imagen JPEG</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Keep and back</source>
        <translation>Guardar y volver</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservarlo</translation>
    </message>
    <message>
        <source>Keep recordings, report an intervention, list what federal agencies hold.</source>
        <translation>Conservar grabaciones, informar de una intervención, enumerar lo que tienen las agencias federales.</translation>
    </message>
    <message>
        <source>Keep the selected words as a phrase</source>
        <translation>Guardar las palabras seleccionadas como frase</translation>
    </message>
    <message>
        <source>Keep this word: it is mine</source>
        <translation>Guardar esta palabra: es mía</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>Guardado.</translation>
    </message>
    <message>
        <source>Kept. {reason}</source>
        <translation>Se queda. {reason}</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clave</translation>
    </message>
    <message>
        <source>Key: {key}</source>
        <translation>Tecla: {key}</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Kidnapping with a listed aggravating fact.</source>
        <translation>Secuestro con un hecho agravante enumerado.</translation>
    </message>
    <message>
        <source>Knowingly and falsely represents oneself as an officer or in another listed capacity.</source>
        <translation>A sabiendas se hace pasar por oficial o en otra calidad enumerada.</translation>
    </message>
    <message>
        <source>Knowingly damages a place of worship, school or other listed place.</source>
        <translation>A sabiendas daña un lugar de culto, escuela u otro lugar enumerado.</translation>
    </message>
    <message>
        <source>Knowingly damages another's property.</source>
        <translation>A sabiendas daña bienes ajenos.</translation>
    </message>
    <message>
        <source>Knowingly discharges a firearm toward a person, an occupied vehicle or a building.</source>
        <translation>A sabiendas dispara un arma de fuego hacia una persona, un vehículo ocupado o un edificio.</translation>
    </message>
    <message>
        <source>Knowingly endangers the life or health of a child.</source>
        <translation>A sabiendas pone en peligro la vida o la salud de un menor.</translation>
    </message>
    <message>
        <source>Knowingly injures another by discharging a firearm.</source>
        <translation>A sabiendas lesiona a otro al disparar un arma de fuego.</translation>
    </message>
    <message>
        <source>Knowingly makes a false report of an offense.</source>
        <translation>A sabiendas hace un informe falso de un delito.</translation>
    </message>
    <message>
        <source>Knowingly obtains or exerts control over another's property without authority.</source>
        <translation>A sabiendas obtiene o ejerce control sobre bienes ajenos sin autoridad.</translation>
    </message>
    <message>
        <source>Knowingly resists or obstructs an authorized act of a known peace officer.</source>
        <translation>A sabiendas resiste u obstruye un acto autorizado de alguien que sabe que es agente del orden.</translation>
    </message>
    <message>
        <source>Knowingly, without legal authority, detains another.</source>
        <translation>A sabiendas y sin autoridad legal, detiene a otro.</translation>
    </message>
    <message>
        <source>Knowingly, without legal justification, causes bodily harm or makes insulting or provoking contact.</source>
        <translation>A sabiendas y sin justificación legal, causa daño corporal o hace un contacto insultante o provocador.</translation>
    </message>
    <message>
        <source>Late numbers</source>
        <translation>Números tardíos</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Más tarde</translation>
    </message>
    <message>
        <source>Laying out the paper…</source>
        <translation>Componiendo el papel…</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Dejarla como está</translation>
    </message>
    <message>
        <source>Leave out people, private data and words, for somebody who may not see them.</source>
        <translation>Omite personas, datos privados y palabras, para quien no debe verlos.</translation>
    </message>
    <message>
        <source>Let go to add it.</source>
        <translation>Suéltelo para añadirlo.</translation>
    </message>
    <message>
        <source>Limits on chokeholds and other force by a peace officer. Whether it reaches a federal agent is a legal question.</source>
        <translation>Límites a los estrangulamientos y otra fuerza de un agente del orden. Si alcanza a un agente federal es una cuestión jurídica.</translation>
    </message>
    <message>
        <source>Limits what City agencies request, keep and share about a person, and access to City databases for civil immigration enforcement.</source>
        <translation>Limita lo que las agencias de la ciudad piden, guardan y comparten sobre una persona, y el acceso a bases de datos de la ciudad para actuaciones civiles de inmigración.</translation>
    </message>
    <message>
        <source>Limits what State and local law enforcement agencies do for civil immigration enforcement, and what they ask of a person who is stopped or held. Whether it reaches a federal agent is a legal question.</source>
        <translation>Limita lo que las agencias policiales estatales y locales hacen para actuaciones civiles de inmigración, y lo que preguntan a una persona parada o retenida. Si alcanza a un agente federal es una cuestión jurídica.</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Look at the copy</source>
        <translation>Ver la copia</translation>
    </message>
    <message>
        <source>Look into it</source>
        <translation>Mirar en él</translation>
    </message>
    <message>
        <source>Looking for printers…</source>
        <translation>Buscando impresoras…</translation>
    </message>
    <message>
        <source>M4A sound recording</source>
        <translation>grabación de sonido M4A</translation>
    </message>
    <message>
        <source>MP3 sound recording</source>
        <translation>grabación de sonido MP3</translation>
    </message>
    <message>
        <source>MP4 video</source>
        <translation>video MP4</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>Hacerlo</translation>
    </message>
    <message>
        <source>Making picture {number} of {count} for the paper</source>
        <translation>Haciendo la imagen {number} de {count} para el papel</translation>
    </message>
    <message>
        <source>Making the paper</source>
        <translation>Haciendo el papel</translation>
    </message>
    <message>
        <source>Marked words</source>
        <translation>Palabras marcadas</translation>
    </message>
    <message>
        <source>Matroska video</source>
        <translation>video Matroska</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>lunes</translation>
    </message>
    <message>
        <source>More than one card is in the readers. Take the others out, or name the card's label. Nothing was changed.</source>
        <translation>Hay más de una tarjeta en los lectores. Saque las demás, o indique el nombre de la tarjeta. No se cambió nada.</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Bajar</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Municipal Code of Chicago 2-173-030: no agency requests, maintains or shares citizenship or immigration status.</source>
        <translation>Código Municipal de Chicago 2-173-030: ninguna agencia pide, guarda o comparte ciudadanía o estatus migratorio.</translation>
    </message>
    <message>
        <source>My other reports, the newest first</source>
        <translation>Mis otros informes, primero el más nuevo</translation>
    </message>
    <message>
        <source>My reports</source>
        <translation>Mis informes</translation>
    </message>
    <message>
        <source>My reports, most urgent first</source>
        <translation>Mis informes, primero los más urgentes</translation>
    </message>
    <message>
        <source>My shift</source>
        <translation>Mi turno</translation>
    </message>
    <message>
        <source>My words and phrases</source>
        <translation>Mis palabras y frases</translation>
    </message>
    <message>
        <source>My words and phrases: see, change, delete</source>
        <translation>Mis palabras y frases: ver, cambiar, borrar</translation>
    </message>
    <message>
        <source>NOT PRINTED. {why}</source>
        <translation>NO IMPRESA. {why}</translation>
    </message>
    <message>
        <source>NOT verified</source>
        <translation>NO verificado</translation>
    </message>
    <message>
        <source>Names and descriptions of files</source>
        <translation>Nombres y descripciones de archivos</translation>
    </message>
    <message>
        <source>Names of people who are not listed: owners, holders, interpreters, who told it</source>
        <translation>Nombres de personas que no están en la lista: dueños, poseedores, intérpretes, quién lo contó</translation>
    </message>
    <message>
        <source>National Guard or armed forces</source>
        <translation>Guardia Nacional o fuerzas armadas</translation>
    </message>
    <message>
        <source>New in {label}</source>
        <translation>Nuevo en {label}</translation>
    </message>
    <message>
        <source>New in {label}: “{typed}”</source>
        <translation>Nuevo en {label}: «{typed}»</translation>
    </message>
    <message>
        <source>New report</source>
        <translation>Informe nuevo</translation>
    </message>
    <message>
        <source>New report, nothing written yet</source>
        <translation>Informe nuevo, nada escrito todavía</translation>
    </message>
    <message>
        <source>New row</source>
        <translation>Fila nueva</translation>
    </message>
    <message>
        <source>New word or phrase</source>
        <translation>Palabra o frase nueva</translation>
    </message>
    <message>
        <source>New {secret}</source>
        <translation>Nuevo: {secret}</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>Diferencia siguiente</translation>
    </message>
    <message>
        <source>Next report</source>
        <translation>Informe siguiente</translation>
    </message>
    <message>
        <source>Next: {label}</source>
        <translation>Siguiente: {label}</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>No answer would be filled.</source>
        <translation>No se llenaría ninguna respuesta.</translation>
    </message>
    <message>
        <source>No card is enrolled for you on this laptop. Nothing was changed. Ask IT: fieldreport card enrol.</source>
        <translation>En esta computadora no hay ninguna tarjeta inscrita para usted. No se cambió nada. Pregunte a Informática: fieldreport card enrol.</translation>
    </message>
    <message>
        <source>No choice holds “{typed}”.</source>
        <translation>Ninguna opción contiene «{typed}».</translation>
    </message>
    <message>
        <source>No further version of this report is begun. Nothing was changed.</source>
        <translation>No hay otra versión empezada de este informe. No se cambió nada.</translation>
    </message>
    <message>
        <source>No longer to choose there: {value}.</source>
        <translation>Ya no se puede elegir allí: {value}.</translation>
    </message>
    <message>
        <source>No number was given. Nothing was changed.</source>
        <translation>No se dio ningún número. No se cambió nada.</translation>
    </message>
    <message>
        <source>No officer has a vault on this laptop yet, so no time can be kept here. Write it down.</source>
        <translation>Todavía ningún oficial tiene una bóveda en esta computadora, así que aquí no se puede guardar una hora. Anótela.</translation>
    </message>
    <message>
        <source>No other word says what was seen or heard</source>
        <translation>Ninguna otra palabra dice lo que se vio u oyó</translation>
    </message>
    <message>
        <source>No picture can be made of {name} here ({kind}). The file is kept as it is.</source>
        <translation>Aquí no se puede hacer una imagen de {name} ({kind}). El archivo se guarda tal como está.</translation>
    </message>
    <message>
        <source>No picture can be made of {name}: {problem} The file is kept as it is.</source>
        <translation>No se puede hacer una imagen de {name}: {problem} El archivo se guarda tal como está.</translation>
    </message>
    <message>
        <source>No report holds these words. Esc shows all.</source>
        <translation>Ningún informe contiene estas palabras. Esc muestra todos.</translation>
    </message>
    <message>
        <source>No reports yet. Ctrl+N begins one.</source>
        <translation>Todavía no hay informes. Ctrl+N empieza uno.</translation>
    </message>
    <message>
        <source>No row has “{letters}”. Backspace takes a letter back.</source>
        <translation>Ninguna fila tiene «{letters}». Retroceso quita una letra.</translation>
    </message>
    <message>
        <source>No row stands above this one.</source>
        <translation>No hay fila encima de esta.</translation>
    </message>
    <message>
        <source>No row stands below this one.</source>
        <translation>No hay fila debajo de esta.</translation>
    </message>
    <message>
        <source>No time belongs to this report yet</source>
        <translation>Todavía ninguna hora pertenece a este informe</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N.º</translation>
    </message>
    <message>
        <source>Nobody and nothing is entered there yet</source>
        <translation>Allí todavía no se ha anotado a nadie ni nada</translation>
    </message>
    <message>
        <source>None chosen yet</source>
        <translation>Ninguna elegida todavía</translation>
    </message>
    <message>
        <source>None is mine</source>
        <translation>Ninguna es mía</translation>
    </message>
    <message>
        <source>None is there yet. Enter takes one in or out; Ctrl+Z takes each back later.</source>
        <translation>Todavía no hay ninguna. Enter incluye o quita una; Ctrl+Z deshace cada una después.</translation>
    </message>
    <message>
        <source>None of this stops you from sealing.</source>
        <translation>Nada de esto le impide sellar.</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>Todavía ninguna.</translation>
    </message>
    <message>
        <source>None yet. Ctrl+N adds the first.</source>
        <translation>Ninguno todavía. Ctrl+N añade el primero.</translation>
    </message>
    <message>
        <source>Not copied: {labels}. </source>
        <translation>Sin copiar: {labels}. </translation>
    </message>
    <message>
        <source>Not federal agents, as it turned out</source>
        <translation>No eran agentes federales, según resultó</translation>
    </message>
    <message>
        <source>Not in order yet. {how} Enter confirms the order shown.</source>
        <translation>Todavía sin ordenar. {how} Enter confirma el orden que se ve.</translation>
    </message>
    <message>
        <source>Not in order yet: {shown}</source>
        <translation>Todavía sin ordenar: {shown}</translation>
    </message>
    <message>
        <source>Not locked: what you typed could not be saved, and locking would lose it. {why}</source>
        <translation>No se bloqueó: lo que usted escribió no se pudo guardar, y al bloquear se perdería. {why}</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Not observed</source>
        <translation>No observado</translation>
    </message>
    <message>
        <source>Not offered</source>
        <translation>No se ofrece</translation>
    </message>
    <message>
        <source>Not stamped. {say}</source>
        <translation>No se marcó la hora. {say}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Nothing differs.</source>
        <translation>No hay diferencias.</translation>
    </message>
    <message>
        <source>Nothing entered for this shift.</source>
        <translation>Nada anotado para este turno.</translation>
    </message>
    <message>
        <source>Nothing has changed yet. No answer is lost, and F3 leads back at any time.</source>
        <translation>Todavía no ha cambiado nada. No se pierde ninguna respuesta, y F3 lleva de vuelta en cualquier momento.</translation>
    </message>
    <message>
        <source>Nothing in it can change any more. A correction is a new version that names this one.</source>
        <translation>Ya nada puede cambiar en él. Una corrección es una versión nueva que nombra a esta.</translation>
    </message>
    <message>
        <source>Nothing is asked differently</source>
        <translation>Nada se pregunta de otro modo</translation>
    </message>
    <message>
        <source>Nothing is chosen yet: “{unread}” only searches. ↓ and Enter choose, ↑ and Enter “Not determined”.</source>
        <translation>Todavía no se eligió nada: «{unread}» solo busca. ↓ y Enter eligen, ↑ y Enter «Sin determinar».</translation>
    </message>
    <message>
        <source>Nothing is discarded. On the list of reports, Delete discards a draft, with a reason.</source>
        <translation>No hay nada descartado. En la lista de informes, Supr descarta un borrador, con una razón.</translation>
    </message>
    <message>
        <source>Nothing is marked.</source>
        <translation>No hay nada marcado.</translation>
    </message>
    <message>
        <source>Nothing is missing</source>
        <translation>No falta nada</translation>
    </message>
    <message>
        <source>Nothing is missing. Read the paper, then seal.</source>
        <translation>No falta nada. Lea el papel y selle.</translation>
    </message>
    <message>
        <source>Nothing of the file with this vault's reports can be read, so nothing was changed and nothing was made in its place. Sealed reports that HQ received are safe there, and what waits in the outbox is still delivered. Keep the laptop as it is; IT puts the file back from the backup.</source>
        <translation>No se puede leer nada del archivo con los informes de esta bóveda, así que no se cambió nada y no se creó nada en su lugar. Los informes sellados que la central recibió están a salvo allí, y lo que espera en la bandeja de salida se sigue entregando. Deje la computadora como está; Informática repone el archivo desde la copia de seguridad.</translation>
    </message>
    <message>
        <source>Nothing stamped yet. A key from 1 to 9 stamps the time.</source>
        <translation>Nada marcado todavía. Una tecla del 1 al 9 marca la hora.</translation>
    </message>
    <message>
        <source>Nothing was kept of it here; the file itself is unchanged.</source>
        <translation>Aquí no se guardó nada de él; el archivo mismo no cambió.</translation>
    </message>
    <message>
        <source>Nothing yet. Ctrl+N begins one; in a text, Ctrl+. keeps a marked word and F10 keeps selected words.</source>
        <translation>Nada todavía. Ctrl+N empieza una; en un texto, Ctrl+. guarda una palabra marcada y F10 guarda las palabras seleccionadas.</translation>
    </message>
    <message>
        <source>Observation from a vehicle or on foot</source>
        <translation>Observación desde un vehículo o a pie</translation>
    </message>
    <message>
        <source>Obtains information or a confession by force or threat.</source>
        <translation>Obtiene información o una confesión por fuerza o amenaza.</translation>
    </message>
    <message>
        <source>Ogg sound recording</source>
        <translation>grabación de sonido Ogg</translation>
    </message>
    <message>
        <source>Ogg video</source>
        <translation>video Ogg</translation>
    </message>
    <message>
        <source>One line holds {longest} characters; the rest was not put in. A longer text belongs in the narrative.</source>
        <translation>Una línea admite {longest} caracteres; el resto no se puso. Un texto más largo va en el relato.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>One of these times belongs to another report, or is not there any more. Nothing was changed.</source>
        <translation>Una de estas horas pertenece a otro informe, o ya no está. No se cambió nada.</translation>
    </message>
    <message>
        <source>One question takes one file. Nothing was added; add one of them.</source>
        <translation>Una pregunta admite un archivo. No se añadió nada; añada uno de ellos.</translation>
    </message>
    <message>
        <source>One try is left before the card locks itself.</source>
        <translation>Queda un intento antes de que la tarjeta se bloquee.</translation>
    </message>
    <message>
        <source>Only a draft is discarded. What was sealed stays, and what was in error is said in a new version.</source>
        <translation>Solo se descarta un borrador. Lo que se selló queda, y lo que estaba mal se dice en una versión nueva.</translation>
    </message>
    <message>
        <source>Only link it</source>
        <translation>Solo enlazarlo</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Abriendo…</translation>
    </message>
    <message>
        <source>Other activity</source>
        <translation>Otra actividad</translation>
    </message>
    <message>
        <source>Other federal agency</source>
        <translation>Otra agencia federal</translation>
    </message>
    <message>
        <source>Other reports</source>
        <translation>Otros informes</translation>
    </message>
    <message>
        <source>Other versions</source>
        <translation>Otras versiones</translation>
    </message>
    <message>
        <source>Others who acted with them, not federal</source>
        <translation>Otros que actuaron con ellos, no federales</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;Web page (*.html)</source>
        <translation>PDF (*.pdf);;Página web (*.html)</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>documento PDF</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>imagen PNG</translation>
    </message>
    <message>
        <source>Page {number} cannot be shown.</source>
        <translation>No se puede mostrar la página {number}.</translation>
    </message>
    <message>
        <source>Page {number} is being drawn…</source>
        <translation>Se está dibujando la página {number}…</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>Página {number} de {count}</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papel</translation>
    </message>
    <message>
        <source>Papers for other offices</source>
        <translation>Documentos para otras oficinas</translation>
    </message>
    <message>
        <source>Papers for other offices…</source>
        <translation>Documentos para otras oficinas…</translation>
    </message>
    <message>
        <source>Part of a name or title</source>
        <translation>Parte de un nombre o título</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Compañero</translation>
    </message>
    <message>
        <source>Partner's star</source>
        <translation>Su estrella</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Person named in the report</source>
        <translation>Persona nombrada en el informe</translation>
    </message>
    <message>
        <source>Photo taken</source>
        <translation>Foto tomada</translation>
    </message>
    <message>
        <source>Photographs or scans of people</source>
        <translation>Fotografías o escaneos de personas</translation>
    </message>
    <message>
        <source>Phrases</source>
        <translation>Frases</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Plates are not displayed as required.</source>
        <translation>Las placas no están puestas como se exige.</translation>
    </message>
    <message>
        <source>Plates that are not federal vehicles', numbers of identity papers, dates of birth</source>
        <translation>Placas que no son de vehículos federales, números de documentos de identidad, fechas de nacimiento</translation>
    </message>
    <message>
        <source>Preview: nothing is saved</source>
        <translation>Vista previa: no se guarda nada</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Print a copy</source>
        <translation>Imprimir una copia</translation>
    </message>
    <message>
        <source>Print at {name}</source>
        <translation>Imprimir en {name}</translation>
    </message>
    <message>
        <source>Print dialog…</source>
        <translation>Diálogo de impresión…</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Imprimiendo…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimir…</translation>
    </message>
    <message>
        <source>Provisions, in the order of their citations</source>
        <translation>Disposiciones, en el orden de sus citas</translation>
    </message>
    <message>
        <source>Pursuit of a vehicle or a person</source>
        <translation>Persecución de un vehículo o una persona</translation>
    </message>
    <message>
        <source>Put into version {version}</source>
        <translation>Poner en la versión {version}</translation>
    </message>
    <message>
        <source>Put into version {version}, which is begun already. It is sealed with it.</source>
        <translation>Puesto en la versión {version}, que ya está empezada. Se sella con ella.</translation>
    </message>
    <message>
        <source>Putting it into the store</source>
        <translation>Poniéndolo en el almacén</translation>
    </message>
    <message>
        <source>QuickTime video</source>
        <translation>video QuickTime</translation>
    </message>
    <message>
        <source>Quoted: a document, a law or a sign</source>
        <translation>Cita: un documento, una ley o un letrero</translation>
    </message>
    <message>
        <source>Quoted: the words of a person</source>
        <translation>Cita: las palabras de una persona</translation>
    </message>
    <message>
        <source>RD number</source>
        <translation>Número RD</translation>
    </message>
    <message>
        <source>RD, event or evidence.com number that was not yet issued: sealed at once.</source>
        <translation>Número RD, de evento o de evidence.com que aún no se había emitido: se sella enseguida.</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rango</translation>
    </message>
    <message>
        <source>Reasons for which a word stays</source>
        <translation>Razones por las que una palabra se queda</translation>
    </message>
    <message>
        <source>Reasons to choose from</source>
        <translation>Motivos para elegir</translation>
    </message>
    <message>
        <source>Recklessly discharges a firearm and endangers a person.</source>
        <translation>Con imprudencia dispara un arma de fuego y pone en peligro a una persona.</translation>
    </message>
    <message>
        <source>Record checked</source>
        <translation>Registro consultado</translation>
    </message>
    <message>
        <source>Redacted copy</source>
        <translation>Copia con partes omitidas</translation>
    </message>
    <message>
        <source>Redacted copy…</source>
        <translation>Copia con partes omitidas…</translation>
    </message>
    <message>
        <source>Refused to say</source>
        <translation>Se negó a decirlo</translation>
    </message>
    <message>
        <source>Refused to say is not an answer to this question.</source>
        <translation>Se negó a decirlo no es una respuesta a esta pregunta.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Reemplazar todo</translation>
    </message>
    <message>
        <source>Replace by</source>
        <translation>Reemplazar por</translation>
    </message>
    <message>
        <source>Replaces every one; one undo takes all of it back.</source>
        <translation>Reemplaza todos; un solo deshacer lo devuelve todo.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>Reporting officer</source>
        <translation>Oficial que informa</translation>
    </message>
    <message>
        <source>Reports of this shift</source>
        <translation>Informes de este turno</translation>
    </message>
    <message>
        <source>Request to preserve recordings</source>
        <translation>Solicitud de conservar grabaciones</translation>
    </message>
    <message>
        <source>Response to people gathered</source>
        <translation>Respuesta a personas reunidas</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Review and referral</source>
        <translation>Revisión y remisión</translation>
    </message>
    <message>
        <source>Review and seal</source>
        <translation>Revisar y sellar</translation>
    </message>
    <message>
        <source>SHA-256 {sha256} … {sha2562}</source>
        <translation>SHA-256 {sha256} … {sha2562}</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>sábado</translation>
    </message>
    <message>
        <source>Save a PDF</source>
        <translation>Guardar un PDF</translation>
    </message>
    <message>
        <source>Save a PDF, to be printed elsewhere…</source>
        <translation>Guardar un PDF, para imprimirlo en otro lugar…</translation>
    </message>
    <message>
        <source>Save a PDF…</source>
        <translation>Guardar un PDF…</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Guardar como PDF</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Guardar como PDF…</translation>
    </message>
    <message>
        <source>Save the transcript</source>
        <translation>Guardar la constancia</translation>
    </message>
    <message>
        <source>Save the transcript…</source>
        <translation>Guardar la constancia…</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>Guardado como {name}.</translation>
    </message>
    <message>
        <source>Saved in clear as {names} and {last}. The journal says so.</source>
        <translation>Guardado sin cifrar como {names} y {last}. El diario lo dice.</translation>
    </message>
    <message>
        <source>Saved in clear as {name}. The journal says so.</source>
        <translation>Guardado sin cifrar como {name}. El diario lo dice.</translation>
    </message>
    <message>
        <source>Saved in clear as {name}. The journal says so. Read every page before you give it out.</source>
        <translation>Guardada sin cifrar como {name}. El diario lo dice. Lea cada página antes de entregarla.</translation>
    </message>
    <message>
        <source>Say for whom this copy is made: it is printed on it. Nothing was made.</source>
        <translation>Diga para quién se hace esta copia: se imprime en ella. No se hizo nada.</translation>
    </message>
    <message>
        <source>Say for whom this copy is: it is printed on the copy. Esc goes back; nothing is made.</source>
        <translation>Diga para quién es esta copia: se imprime en ella. Esc vuelve atrás; no se hace nada.</translation>
    </message>
    <message>
        <source>Say for whom, then look at the copy. It is kept nowhere until you save it.</source>
        <translation>Diga para quién y luego vea la copia. No se guarda en ninguna parte hasta que usted la guarde.</translation>
    </message>
    <message>
        <source>Say where the file was found or from whom it came. Nothing was changed.</source>
        <translation>Diga dónde se encontró el archivo o de quién vino. No se cambió nada.</translation>
    </message>
    <message>
        <source>Say why in a few words: the reason is printed on the paper. Nothing is begun yet; Esc goes back.</source>
        <translation>Diga por qué en pocas palabras: el motivo se imprime en el papel. Aún no se ha empezado nada; Esc vuelve atrás.</translation>
    </message>
    <message>
        <source>Say why in a few words: the reason stays with the draft. Esc keeps the draft.</source>
        <translation>Diga por qué en pocas palabras: la razón queda con el borrador. Esc conserva el borrador.</translation>
    </message>
    <message>
        <source>Say why it is printed: the journal keeps it. Nothing was printed; Esc goes back.</source>
        <translation>Diga por qué se imprime: el diario lo guarda. No se imprimió nada; Esc vuelve atrás.</translation>
    </message>
    <message>
        <source>Say why the draft is discarded. It is unchanged.</source>
        <translation>Diga por qué se descarta el borrador. No ha cambiado.</translation>
    </message>
    <message>
        <source>Say why there is a further version: it is printed on it. Nothing was changed.</source>
        <translation>Diga por qué hay otra versión: se imprime en ella. No se cambió nada.</translation>
    </message>
    <message>
        <source>Say why these words stay, or write them another way: {listed}. The draft is unchanged.</source>
        <translation>Diga por qué se quedan estas palabras, o escríbalas de otra manera: {listed}. El borrador no ha cambiado.</translation>
    </message>
    <message>
        <source>Say why this copy is printed: the journal keeps it. Nothing was printed.</source>
        <translation>Diga por qué se imprime esta copia: el diario lo guarda. No se imprimió nada.</translation>
    </message>
    <message>
        <source>Scene log</source>
        <translation>Registro de la escena</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Sellar</translation>
    </message>
    <message>
        <source>Seal this report</source>
        <translation>Sellar este informe</translation>
    </message>
    <message>
        <source>Seal version {version}</source>
        <translation>Sellar la versión {version}</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Sellado</translation>
    </message>
    <message>
        <source>Sealed by</source>
        <translation>Sellado por</translation>
    </message>
    <message>
        <source>Sealed report</source>
        <translation>Informe sellado</translation>
    </message>
    <message>
        <source>Sealed reports and receipts (*.pdf *.json)</source>
        <translation>Informes sellados y recibos (*.pdf *.json)</translation>
    </message>
    <message>
        <source>Sealed {date_words}, {clock} hours</source>
        <translation>Sellado el {date_words}, {clock} horas</translation>
    </message>
    <message>
        <source>Sealing…</source>
        <translation>Sellando…</translation>
    </message>
    <message>
        <source>Search my reports</source>
        <translation>Buscar en mis informes</translation>
    </message>
    <message>
        <source>Secretly confines another, or carries another by force with intent to confine, without authority.</source>
        <translation>Encierra en secreto a otro, o se lo lleva por la fuerza con intención de encerrarlo, sin autoridad.</translation>
    </message>
    <message>
        <source>Sections of the report</source>
        <translation>Secciones del informe</translation>
    </message>
    <message>
        <source>Seen on video</source>
        <translation>Visto en video</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Enviar ahora</translation>
    </message>
    <message>
        <source>Sending stopped for now; what waits is safe. {say}</source>
        <translation>El envío se detuvo por ahora; lo que espera está a salvo. {say}</translation>
    </message>
    <message>
        <source>Service of a warrant or other document</source>
        <translation>Entrega de una orden u otro documento</translation>
    </message>
    <message>
        <source>Set apart by semicolons. Each goes wherever it stands in the report.</source>
        <translation>Sepárelas con punto y coma. Cada una se quita dondequiera que esté en el informe.</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Preparar</translation>
    </message>
    <message>
        <source>Setting up…</source>
        <translation>Preparando…</translation>
    </message>
    <message>
        <source>Sexual conduct by force or threat of force.</source>
        <translation>Conducta sexual por la fuerza o con amenaza de fuerza.</translation>
    </message>
    <message>
        <source>Shift end</source>
        <translation>Fin del turno</translation>
    </message>
    <message>
        <source>Shortcut card. Any key closes it.</source>
        <translation>Tarjeta de teclas. Cualquier tecla la cierra.</translation>
    </message>
    <message>
        <source>Sign it</source>
        <translation>Firmarlo</translation>
    </message>
    <message>
        <source>Sign with the card</source>
        <translation>Firmar con la tarjeta</translation>
    </message>
    <message>
        <source>Sign with this laptop's key</source>
        <translation>Firmar con la clave de esta computadora</translation>
    </message>
    <message>
        <source>Signature, certificate and data of the sealed file on this laptop, as anyone can check them.</source>
        <translation>Firma, certificado y datos del archivo sellado en este portátil, como cualquiera puede verificarlos.</translation>
    </message>
    <message>
        <source>Signed. It is kept nowhere until you save it.</source>
        <translation>Firmado. No se guarda en ningún lugar hasta que usted lo guarde.</translation>
    </message>
    <message>
        <source>Signing…</source>
        <translation>Firmando…</translation>
    </message>
    <message>
        <source>Some are not in order yet. {how} Enter confirms the order shown.</source>
        <translation>Algunas todavía sin ordenar. {how} Enter confirma el orden que se ve.</translation>
    </message>
    <message>
        <source>Somebody answered at HQ's address who cannot prove to be HQ, so nothing was sent. Everything stays safe here. If this stays so, tell IT.</source>
        <translation>En la dirección de la central contestó alguien que no puede demostrar serlo, así que no se envió nada. Todo queda a salvo aquí. Si sigue así, avise a Informática.</translation>
    </message>
    <message>
        <source>Somebody else answered in HQ's place. Nothing was sent to them; what waits is safe. {problem}</source>
        <translation>Otro contestó en lugar de la central. No se le envió nada; lo que espera está a salvo. {problem}</translation>
    </message>
    <message>
        <source>Something between this laptop and HQ answered in HQ's place. Everything stays safe here and is sent later.</source>
        <translation>Algo entre esta computadora y la central contestó en su lugar. Todo queda a salvo aquí y se envía más tarde.</translation>
    </message>
    <message>
        <source>Something happened that this program did not expect. What you typed until half a second ago is saved. You can go on; if it happens again, lock (F12) and unlock, and tell IT: {what}</source>
        <translation>Pasó algo que este programa no esperaba. Lo que usted escribió hasta hace medio segundo está guardado. Puede seguir; si vuelve a pasar, bloquee (F12) y desbloquee, y avise a Informática: {what}</translation>
    </message>
    <message>
        <source>Something happened that this program did not expect: {name}. Tell IT how it came.</source>
        <translation>Pasó algo que este programa no esperaba: {name}. Diga a Informática cómo pasó.</translation>
    </message>
    <message>
        <source>Something is still missing, so the report was not sealed. The draft is unchanged.</source>
        <translation>Todavía falta algo, así que el informe no se selló. El borrador no ha cambiado.</translation>
    </message>
    <message>
        <source>Something that is not HQ answered in its place. Everything stays safe here and is sent later.</source>
        <translation>Algo que no es la central contestó en su lugar. Todo queda a salvo aquí y se envía más tarde.</translation>
    </message>
    <message>
        <source>Something that is not HQ refused in its place. Everything stays safe here and is sent later.</source>
        <translation>Algo que no es la central rechazó en su lugar. Todo queda a salvo aquí y se envía más tarde.</translation>
    </message>
    <message>
        <source>Something was changed since. Look at the copy again.</source>
        <translation>Algo ha cambiado desde entonces. Vea la copia otra vez.</translation>
    </message>
    <message>
        <source>Sound recordings</source>
        <translation>Grabaciones de sonido</translation>
    </message>
    <message>
        <source>Spanish, English</source>
        <translation>inglés, español</translation>
    </message>
    <message>
        <source>Staging or parking of vehicles</source>
        <translation>Concentración o estacionamiento de vehículos</translation>
    </message>
    <message>
        <source>Stamp a time</source>
        <translation>Marcar una hora</translation>
    </message>
    <message>
        <source>Stamped while this laptop was locked</source>
        <translation>Marcadas con esta computadora bloqueada</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Estrella</translation>
    </message>
    <message>
        <source>Star and {secret} do not fit. There is a pause of ten minutes now. Nothing was changed.</source>
        <translation>La estrella y {secret} no coinciden. Ahora hay una pausa de diez minutos. No se cambió nada.</translation>
    </message>
    <message>
        <source>Star and {secret} do not fit. {tries} left before a pause of ten minutes. Nothing was changed.</source>
        <translation>La estrella y {secret} no coinciden. {tries} antes de una pausa de diez minutos. No se cambió nada.</translation>
    </message>
    <message>
        <source>Star number</source>
        <translation>Número de estrella</translation>
    </message>
    <message>
        <source>Star {star} is {name}. F10 puts the name in.</source>
        <translation>La estrella {star} es {name}. F10 pone el nombre.</translation>
    </message>
    <message>
        <source>Start scene log</source>
        <translation>Empezar registro de la escena</translation>
    </message>
    <message>
        <source>State's Attorney</source>
        <translation>Fiscalía del Estado</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Quedarse</translation>
    </message>
    <message>
        <source>Still in the report: what you typed could not be saved yet, and leaving would lose it. {why}</source>
        <translation>Sigue en el informe: lo que usted escribió todavía no se pudo guardar, y al salir se perdería. {why}</translation>
    </message>
    <message>
        <source>Still starting. Press Enter again in a moment.</source>
        <translation>Todavía está arrancando. Pulse Enter otra vez en un momento.</translation>
    </message>
    <message>
        <source>Stop of a vehicle</source>
        <translation>Detención de un vehículo</translation>
    </message>
    <message>
        <source>Stop or questioning of a person on foot</source>
        <translation>Detención o interrogatorio de una persona a pie</translation>
    </message>
    <message>
        <source>Stopped: it prints nothing now.</source>
        <translation>Detenida: ahora no imprime nada.</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>domingo</translation>
    </message>
    <message>
        <source>Supervisor asked for identification</source>
        <translation>Se pidió identificación al supervisor</translation>
    </message>
    <message>
        <source>Supervisor's review</source>
        <translation>Revisión del supervisor</translation>
    </message>
    <message>
        <source>System print dialog…</source>
        <translation>Diálogo de impresión del sistema…</translation>
    </message>
    <message>
        <source>TIFF picture</source>
        <translation>imagen TIFF</translation>
    </message>
    <message>
        <source>Take it in</source>
        <translation>Recibirlo</translation>
    </message>
    <message>
        <source>Take the order away</source>
        <translation>Quitar el orden</translation>
    </message>
    <message>
        <source>Take {count}</source>
        <translation>Tomar {count}</translation>
    </message>
    <message>
        <source>Take {count} only</source>
        <translation>Tomar solo {count}</translation>
    </message>
    <message>
        <source>Take {count}, fill {things}</source>
        <translation>Tomar {count}, llenar {things}</translation>
    </message>
    <message>
        <source>Takes property from a person by force or threat of force.</source>
        <translation>Quita bienes a una persona por la fuerza o con amenaza de fuerza.</translation>
    </message>
    <message>
        <source>Taking in {breakable}</source>
        <translation>Recibiendo {breakable}</translation>
    </message>
    <message>
        <source>Taking in {name} was stopped. {nothing_kept}</source>
        <translation>La recepción de {name} se detuvo. {nothing_kept}</translation>
    </message>
    <message>
        <source>Telephone numbers, addresses and e-mail of people</source>
        <translation>Teléfonos, direcciones y correos electrónicos de personas</translation>
    </message>
    <message>
        <source>That is another form. A draft can only be moved to another release of its own. Nothing was changed.</source>
        <translation>Ese es otro formulario. Un borrador solo se puede pasar a otra versión del suyo. No se cambió nada.</translation>
    </message>
    <message>
        <source>The age of people under 18</source>
        <translation>La edad de los menores de 18 años</translation>
    </message>
    <message>
        <source>The bytes of {name} on this laptop are not those that were taken in. HQ's copy, once received, is not touched by this. Tell IT.</source>
        <translation>Los bytes de {name} en esta computadora no son los que se recibieron. La copia de la central, una vez recibida, no se ve afectada. Avise a Informática.</translation>
    </message>
    <message>
        <source>The card does not answer, or was taken out. Nothing was signed and nothing is lost. Put it in again and try again.</source>
        <translation>La tarjeta no responde, o se sacó. No se firmó nada y no se perdió nada. Métala otra vez y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>The card has locked itself after too many wrong PINs. Nothing was signed and nothing is lost. IT can unlock the card.</source>
        <translation>La tarjeta se bloqueó tras demasiados PIN equivocados. No se firmó nada y no se perdió nada. Informática puede desbloquear la tarjeta.</translation>
    </message>
    <message>
        <source>The card holds no key for reports: it must be P-256, and an RSA key does not do. Nothing was changed. Ask IT.</source>
        <translation>La tarjeta no tiene ninguna clave para informes: debe ser P-256, y una clave RSA no sirve. No se cambió nada. Pregunte a Informática.</translation>
    </message>
    <message>
        <source>The card in the reader does not hold the key that HQ certified for you. Nothing was signed and nothing is lost. Ask IT.</source>
        <translation>La tarjeta del lector no tiene la clave que la central certificó para usted. No se firmó nada y no se perdió nada. Pregunte a Informática.</translation>
    </message>
    <message>
        <source>The card locks itself after a few wrong PINs.</source>
        <translation>La tarjeta se bloquea tras unos pocos PIN equivocados.</translation>
    </message>
    <message>
        <source>The card “{card}” signs it, and its PIN is asked.</source>
        <translation>Lo firma la tarjeta «{card}», y se pide su PIN.</translation>
    </message>
    <message>
        <source>The clocks went back that night, so this hour came twice. Add {first} for the first one or {second} for the second.</source>
        <translation>Esa noche se retrasaron los relojes, así que esta hora llegó dos veces. Añada {first} para la primera o {second} para la segunda.</translation>
    </message>
    <message>
        <source>The computer's key store cannot be reached.</source>
        <translation>No se puede llegar al almacén de claves de la computadora.</translation>
    </message>
    <message>
        <source>The computer's key store could not be read.</source>
        <translation>El almacén de claves de la computadora no se pudo leer.</translation>
    </message>
    <message>
        <source>The computer's key store did not keep a key.</source>
        <translation>El almacén de claves de la computadora no guardó una clave.</translation>
    </message>
    <message>
        <source>The computer's key store did not remove a key.</source>
        <translation>El almacén de claves de la computadora no quitó una clave.</translation>
    </message>
    <message>
        <source>The computer's key store does not forget what it is told to forget, so it is not used.</source>
        <translation>El almacén de claves de la computadora no olvida lo que se le dice, así que no se usa.</translation>
    </message>
    <message>
        <source>The computer's key store does not give back what it is given, so it is not used.</source>
        <translation>El almacén de claves de la computadora no devuelve lo que recibe, así que no se usa.</translation>
    </message>
    <message>
        <source>The computer's key store forgets everything at log-out, so it is not used.</source>
        <translation>El almacén de claves de la computadora olvida todo al salir, así que no se usa.</translation>
    </message>
    <message>
        <source>The computer's key store no longer holds this laptop's half of the keys. The reports are still here and nothing was deleted. Keep the laptop as it is and tell IT: HQ holds a second key to each vault.</source>
        <translation>El almacén de claves de la computadora ya no tiene la mitad de las claves de esta computadora. Los informes siguen aquí y no se borró nada. Deje la computadora como está y avise a Informática: la central tiene una segunda clave de cada bóveda.</translation>
    </message>
    <message>
        <source>The computer's key store, which holds half of every key here, cannot be reached. Nothing is lost: log in to the desktop again so that it is unlocked, then start once more; else ask IT. ({problem})</source>
        <translation>No se puede llegar al almacén de claves de la computadora, que tiene la mitad de cada clave de aquí. No se perdió nada: vuelva a entrar en el escritorio para que se desbloquee y arranque otra vez; si no, pregunte a Informática. ({problem})</translation>
    </message>
    <message>
        <source>The damaged file is kept as {name}. Tell IT.</source>
        <translation>El archivo dañado se conserva como {name}. Avise a Informática.</translation>
    </message>
    <message>
        <source>The data of this version cannot be read here. The sealed file itself is unchanged.</source>
        <translation>Los datos de esta versión no se pueden leer aquí. El archivo sellado mismo no ha cambiado.</translation>
    </message>
    <message>
        <source>The device's key was changed by another program. Nothing was deleted. Ask IT.</source>
        <translation>Otro programa cambió la clave del dispositivo. No se borró nada. Pregunte a Informática.</translation>
    </message>
    <message>
        <source>The dictionary does not have this word.</source>
        <translation>El diccionario no tiene esta palabra.</translation>
    </message>
    <message>
        <source>The disk did not accept the last change. What was saved before is safe, and what is on the screen is still there. Try again; if it stays so, tell IT.</source>
        <translation>El disco no aceptó el último cambio. Lo guardado antes está a salvo, y lo que está en la pantalla sigue ahí. Inténtelo otra vez; si sigue así, avise a Informática.</translation>
    </message>
    <message>
        <source>The disk did not accept {name} ({strerror}). What was saved before is safe.</source>
        <translation>El disco no aceptó {name} ({strerror}). Lo guardado antes está a salvo.</translation>
    </message>
    <message>
        <source>The disk is full, so the last change was not saved. What was saved before is safe, and what is on the screen is still there. Free some space and go on.</source>
        <translation>El disco está lleno, así que el último cambio no se guardó. Lo guardado antes está a salvo, y lo que está en la pantalla sigue ahí. Libere espacio y siga.</translation>
    </message>
    <message>
        <source>The disk is full, so {name} was not saved. What was saved before is safe. Free some space and try again.</source>
        <translation>El disco está lleno, así que {name} no se guardó. Lo guardado antes está a salvo. Libere espacio e inténtelo otra vez.</translation>
    </message>
    <message>
        <source>The disk is full, so {name} was not taken in. {nothing_kept} Free some space and try again.</source>
        <translation>El disco está lleno, así que {name} no se recibió. {nothing_kept} Libere espacio e inténtelo otra vez.</translation>
    </message>
    <message>
        <source>The encrypted bytes of {name} cannot be read from this laptop's disk. HQ's copy, once received, is not touched by this. Tell IT.</source>
        <translation>Los bytes cifrados de {name} no se pueden leer del disco de esta computadora. La copia de la central, una vez recibida, no se ve afectada. Avise a Informática.</translation>
    </message>
    <message>
        <source>The exchange took too long.</source>
        <translation>El intercambio tardó demasiado.</translation>
    </message>
    <message>
        <source>The facts are recorded; which provision applies is left to review.</source>
        <translation>Los hechos se registran; qué disposición se aplica queda para la revisión.</translation>
    </message>
    <message>
        <source>The file device.json, which names this laptop, is gone, and so is its copy. Nothing was made in its place. Reports are safe. IT puts it back from the backup.</source>
        <translation>El archivo device.json, que nombra esta computadora, ya no está, y su copia tampoco. No se creó nada en su lugar. Los informes están a salvo. Informática lo repone desde la copia de seguridad.</translation>
    </message>
    <message>
        <source>The file with this vault's reports is damaged. Nothing was changed or deleted. What can still be read of it can be saved, and the damaged file is kept: fieldreport rescue --star {star}</source>
        <translation>El archivo con los informes de esta bóveda está dañado. No se cambió ni se borró nada. Lo que todavía se pueda leer de él se puede salvar, y el archivo dañado se conserva: fieldreport rescue --star {star}</translation>
    </message>
    <message>
        <source>The file with this vault's reports is gone from this laptop. Nothing was made in its place. Sealed reports that HQ received are safe there. Tell IT before anything else is done here.</source>
        <translation>El archivo con los informes de esta bóveda ya no está en esta computadora. No se creó nada en su lugar. Los informes sellados que la central recibió están a salvo allí. Avise a Informática antes de hacer otra cosa aquí.</translation>
    </message>
    <message>
        <source>The file {name} is damaged or was written with another key ({what}). Nothing was changed or deleted in it, and what HQ has received is safe there. Keep the laptop as it is and tell IT.</source>
        <translation>El archivo {name} está dañado o se escribió con otra clave ({what}). No se cambió ni se borró nada en él, y lo que la central ha recibido está a salvo allí. Deje la computadora como está y avise a Informática.</translation>
    </message>
    <message>
        <source>The file {name} that “{label}” names is not (or not whole) in this report's store, so the report was not sealed. The draft is unchanged. Take the file in again, or take it out of the answer.</source>
        <translation>El archivo {name} que nombra «{label}» no está (o no está entero) en el almacén de este informe, así que el informe no se selló. El borrador no ha cambiado. Reciba el archivo otra vez, o quítelo de la respuesta.</translation>
    </message>
    <message>
        <source>The file {name}, which says who HQ is, cannot be read ({problem}). Every report here is safe. IT enrols the laptop again: fieldreport enrol.</source>
        <translation>El archivo {name}, que dice quién es la central, no se puede leer ({problem}). Todos los informes de aquí están a salvo. Informática inscribe la computadora otra vez: fieldreport enrol.</translation>
    </message>
    <message>
        <source>The folder of this laptop's store may not be written, so {name} was not taken in. {nothing_kept}</source>
        <translation>No se permite escribir en la carpeta del almacén de esta computadora, así que {name} no se recibió. {nothing_kept}</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made ({strerror}). Nothing was changed. Ask IT.</source>
        <translation>La carpeta {folder} no se puede crear ({strerror}). No se cambió nada. Pregunte a Informática.</translation>
    </message>
    <message>
        <source>The folder {folder} may not be written in. Nothing was changed. Ask IT.</source>
        <translation>No se permite escribir en la carpeta {folder}. No se cambió nada. Pregunte a Informática.</translation>
    </message>
    <message>
        <source>The folder {parent} cannot keep reports safely (is it a network drive?). Choose a folder on this laptop.</source>
        <translation>La carpeta {parent} no puede guardar informes con seguridad (¿es una unidad de red?). Elija una carpeta en esta computadora.</translation>
    </message>
    <message>
        <source>The folder {parent} may not be written, so nothing can be saved there. What was saved before is safe. Ask IT for the right to write in it.</source>
        <translation>No se permite escribir en la carpeta {parent}, así que allí no se puede guardar nada. Lo guardado antes está a salvo. Pida a Informática permiso para escribir en ella.</translation>
    </message>
    <message>
        <source>The folder {parent} may not be written, so {name} was not saved. What was saved before is safe.</source>
        <translation>No se permite escribir en la carpeta {parent}, así que {name} no se guardó. Lo guardado antes está a salvo.</translation>
    </message>
    <message>
        <source>The form does not say that this number is issued later. Nothing was changed.</source>
        <translation>El formulario no dice que este número se emita después. No se cambió nada.</translation>
    </message>
    <message>
        <source>The form gives no reason for this one.</source>
        <translation>El formulario no da una razón para esta.</translation>
    </message>
    <message>
        <source>The form has no note {name}</source>
        <translation>El formulario no tiene la nota {name}</translation>
    </message>
    <message>
        <source>The form that this report was begun with is not on this laptop. What was written is safe. Ask IT for the form release {sha256}.</source>
        <translation>El formulario con que se empezó este informe no está en esta computadora. Lo escrito está a salvo. Pida a Informática la versión {sha256} del formulario.</translation>
    </message>
    <message>
        <source>The form this was begun with</source>
        <translation>El formulario con que se empezó</translation>
    </message>
    <message>
        <source>The header of this vault asks for less protection than this program allows, so somebody has changed it. Nothing was opened. Ask IT.</source>
        <translation>La cabecera de esta bóveda pide menos protección de la que permite este programa, así que alguien la ha cambiado. No se abrió nada. Pregunte a Informática.</translation>
    </message>
    <message>
        <source>The key on this laptop signs it.</source>
        <translation>Lo firma la clave de esta computadora.</translation>
    </message>
    <message>
        <source>The key store does not hold this laptop's key any more. Reports are safe. IT must enrol the laptop anew.</source>
        <translation>El almacén de claves ya no tiene la clave de esta computadora. Los informes están a salvo. Informática debe inscribir la computadora de nuevo.</translation>
    </message>
    <message>
        <source>The laptop's clock is before the day of the officer's certificate. The draft is safe. Set the clock and try again.</source>
        <translation>El reloj de la computadora está antes del día del certificado del oficial. El borrador está a salvo. Ponga el reloj en hora e inténtelo otra vez.</translation>
    </message>
    <message>
        <source>The laptop's own journal was damaged; what could be read of it was saved. {kept_words}</source>
        <translation>El diario de la computadora estaba dañado; se guardó lo que se pudo leer de él. {kept_words}</translation>
    </message>
    <message>
        <source>The link to HQ broke in the middle of an answer. Everything stays safe here and is sent later.</source>
        <translation>La conexión con la central se cortó a mitad de una respuesta. Todo queda a salvo aquí y se envía más tarde.</translation>
    </message>
    <message>
        <source>The link to HQ broke. Everything stays safe here and is sent when it is back.</source>
        <translation>La conexión con la central se cortó. Todo queda a salvo aquí y se envía cuando vuelva.</translation>
    </message>
    <message>
        <source>The list of what waits for HQ was damaged. Sealed reports are safe in their officers' vaults: each is handed over again when its officer unlocks here. {kept_words}</source>
        <translation>La lista de lo que espera a la central estaba dañada. Los informes sellados están a salvo en las bóvedas de sus oficiales: cada uno se entrega otra vez cuando su oficial desbloquea aquí. {kept_words}</translation>
    </message>
    <message>
        <source>The list of words on immigration status is missing, so no redacted copy was made. Tell IT.</source>
        <translation>Falta la lista de palabras sobre la situación migratoria, así que no se hizo ninguna copia con partes omitidas. Avise a Informática.</translation>
    </message>
    <message>
        <source>The log goes on when you leave.</source>
        <translation>El registro sigue cuando usted sale.</translation>
    </message>
    <message>
        <source>The newer form</source>
        <translation>El formulario más nuevo</translation>
    </message>
    <message>
        <source>The officer's certificate expired on {not_valid_after_utc}. The draft is safe and can be written on; HQ must certify the key again before it can be sealed.</source>
        <translation>El certificado del oficial venció el {not_valid_after_utc}. El borrador está a salvo y se puede seguir escribiendo; la central debe certificar la clave otra vez antes de sellar.</translation>
    </message>
    <message>
        <source>The officer's key is damaged. Reports are safe and can be written; HQ must certify a new key.</source>
        <translation>La clave del oficial está dañada. Los informes están a salvo y se pueden escribir; la central debe certificar una clave nueva.</translation>
    </message>
    <message>
        <source>The one being sent</source>
        <translation>El que se envía</translation>
    </message>
    <message>
        <source>The paper cannot hold these signs: {signs}. Write them another way; the draft is as it was.</source>
        <translation>El papel no admite estos signos: {signs}. Escríbalos de otra manera; el borrador sigue como estaba.</translation>
    </message>
    <message>
        <source>The paper, as it will be printed</source>
        <translation>El papel, como se imprimirá</translation>
    </message>
    <message>
        <source>The paper, as it will be printed: 1 page</source>
        <translation>El papel, como se imprimirá: 1 página</translation>
    </message>
    <message>
        <source>The paper, as it will be printed: {count} pages</source>
        <translation>El papel, como se imprimirá: {count} páginas</translation>
    </message>
    <message>
        <source>The phrase is kept.</source>
        <translation>La frase queda guardada.</translation>
    </message>
    <message>
        <source>The pictures of this version cannot be read here ({problem}). The sealed file itself is unchanged.</source>
        <translation>Las imágenes de esta versión no se pueden leer aquí ({problem}). El archivo sellado mismo no ha cambiado.</translation>
    </message>
    <message>
        <source>The print service does not answer, or it has no printer {name} any more. Nothing was sent. Try again, or save a PDF.</source>
        <translation>El servicio de impresión no contesta, o ya no tiene la impresora {name}. No se envió nada. Inténtelo otra vez, o guarde un PDF.</translation>
    </message>
    <message>
        <source>The print service of this laptop does not answer. Nothing was sent. Try again later, or save a PDF.</source>
        <translation>El servicio de impresión de este portátil no contesta. No se envió nada. Inténtelo más tarde, o guarde un PDF.</translation>
    </message>
    <message>
        <source>The printer {name} did not take copy {number} ({why}). The journal says so, and its number is not given again. Choose another printer, or save a PDF.</source>
        <translation>La impresora {name} no aceptó la copia {number} ({why}). El diario lo dice, y su número no se vuelve a dar. Elija otra impresora, o guarde un PDF.</translation>
    </message>
    <message>
        <source>The printer {name} did not take page {page} of copy {number}. The journal says so, and its number is not given again. Choose another printer, or save a PDF.</source>
        <translation>La impresora {name} no aceptó la página {page} de la copia {number}. El diario lo dice, y su número no se vuelve a dar. Elija otra impresora, o guarde un PDF.</translation>
    </message>
    <message>
        <source>The printer {name} is stopped, so nothing was sent to it. Choose another printer, or save a PDF.</source>
        <translation>La impresora {name} está detenida, así que no se le envió nada. Elija otra impresora, o guarde un PDF.</translation>
    </message>
    <message>
        <source>The program is open already on this laptop, in another window. Nothing was changed. Go to that window.</source>
        <translation>El programa ya está abierto en esta computadora, en otra ventana. No se cambió nada. Vaya a esa ventana.</translation>
    </message>
    <message>
        <source>The program stopped while it was sending.</source>
        <translation>El programa se detuvo mientras enviaba.</translation>
    </message>
    <message>
        <source>The program that reads the card ({name}) is not on this computer, or cannot be used. Nothing was signed and nothing is lost. Ask IT.</source>
        <translation>El programa que lee la tarjeta ({name}) no está en esta computadora, o no se puede usar. No se firmó nada y no se perdió nada. Pregunte a Informática.</translation>
    </message>
    <message>
        <source>The range given for {name} ends before it begins.</source>
        <translation>El intervalo dado para {name} termina antes de empezar.</translation>
    </message>
    <message>
        <source>The reason holds half a character and cannot be stored. Nothing was changed; delete it.</source>
        <translation>La razón contiene medio carácter y no se puede guardar. No se cambió nada; bórrelo.</translation>
    </message>
    <message>
        <source>The report being sent</source>
        <translation>El informe que se envía</translation>
    </message>
    <message>
        <source>The report names no camera of the department and no recording of a public agency.</source>
        <translation>El informe no nombra ninguna cámara del departamento ni ninguna grabación de un organismo público.</translation>
    </message>
    <message>
        <source>The report names nothing that a federal agency holds.</source>
        <translation>El informe no nombra nada que tenga una agencia federal.</translation>
    </message>
    <message>
        <source>The report names {name} already.</source>
        <translation>El informe ya nombra a {name}.</translation>
    </message>
    <message>
        <source>The report now names {name} among the related reports. Ctrl+Z takes it back.</source>
        <translation>El informe nombra ahora a {name} entre los informes relacionados. Ctrl+Z lo deshace.</translation>
    </message>
    <message>
        <source>The report says of no member that he or she intervened to prevent or stop force.</source>
        <translation>El informe no dice de ningún miembro que haya intervenido para impedir o detener la fuerza.</translation>
    </message>
    <message>
        <source>The report was changed while it was being sealed. It is still a draft and nothing was lost. Seal it again.</source>
        <translation>El informe se cambió mientras se sellaba. Sigue siendo un borrador y no se perdió nada. Séllelo otra vez.</translation>
    </message>
    <message>
        <source>The row that it belongs to is not there.</source>
        <translation>La fila a la que pertenece no está allí.</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Lo mismo otra vez</translation>
    </message>
    <message>
        <source>The same reason for all that are left</source>
        <translation>La misma razón para todas las que quedan</translation>
    </message>
    <message>
        <source>The saved answers of this report cannot be read. Nothing was changed. Tell IT.</source>
        <translation>Las respuestas guardadas de este informe no se pueden leer. No se cambió nada. Avise a Informática.</translation>
    </message>
    <message>
        <source>The sealed file itself, in clear, with HQ's receipt beside it once there is one.</source>
        <translation>El archivo sellado, sin cifrar, junto con el recibo de la central cuando lo haya.</translation>
    </message>
    <message>
        <source>The sealed file on this laptop is not the one that was sealed. HQ's copy, once received, is not touched by this.</source>
        <translation>El archivo sellado de esta computadora no es el que se selló. La copia de la central, una vez recibida, no se ve afectada.</translation>
    </message>
    <message>
        <source>The sealed file on this laptop was changed or is damaged, so it was not sent. Keep the laptop and tell IT.</source>
        <translation>El archivo sellado de esta computadora se cambió o está dañado, así que no se envió. Conserve la computadora y avise a Informática.</translation>
    </message>
    <message>
        <source>The sealed file {name} cannot be read from this laptop's disk ({strerror}). HQ's copy, once received, is not touched by this. Keep the laptop and tell IT.</source>
        <translation>El archivo sellado {name} no se puede leer del disco de esta computadora ({strerror}). La copia de la central, una vez recibida, no se ve afectada. Conserve la computadora y avise a Informática.</translation>
    </message>
    <message>
        <source>The sealed file {name} cannot be read from this laptop's disk, so it was not sent. Keep the laptop and tell IT.</source>
        <translation>El archivo sellado {name} no se puede leer del disco de esta computadora, así que no se envió. Conserve la computadora y avise a Informática.</translation>
    </message>
    <message>
        <source>The sealed version that this one would build on is not in this store. Nothing was changed. Tell IT.</source>
        <translation>La versión sellada en la que se basaría esta no está en este almacén. No se cambió nada. Avise a Informática.</translation>
    </message>
    <message>
        <source>The source is noted; it is kept with the answer that you give.</source>
        <translation>La fuente queda anotada; se guarda con la respuesta que usted dé.</translation>
    </message>
    <message>
        <source>The spelling dictionary cannot be read, so spelling is not marked. Everything else works, and nothing is lost. Tell IT.</source>
        <translation>El diccionario ortográfico no se puede leer, así que la ortografía no se marca. Todo lo demás funciona, y no se perdió nada. Avise a Informática.</translation>
    </message>
    <message>
        <source>The stamp is too long to be kept. Nothing was written.</source>
        <translation>La marca es demasiado larga para guardarla. No se escribió nada.</translation>
    </message>
    <message>
        <source>The star must not stand in the PIN: everybody can read it on the badge.</source>
        <translation>La estrella no debe estar en el PIN: todos la pueden leer en la insignia.</translation>
    </message>
    <message>
        <source>The table of companion papers {name} cannot be read ({problem}). Sealed reports are safe.</source>
        <translation>No se puede leer la tabla de documentos complementarios {name} ({problem}). Los informes sellados están a salvo.</translation>
    </message>
    <message>
        <source>The text for {name} holds half a character (a lone surrogate) at place {start} and cannot be stored. Nothing was changed; delete that character.</source>
        <translation>El texto de {name} contiene medio carácter (un sustituto suelto) en el lugar {start} y no se puede guardar. No se cambió nada; borre ese carácter.</translation>
    </message>
    <message>
        <source>The text for {name} is longer than {longest_text} characters. Nothing was changed; shorten it.</source>
        <translation>El texto de {name} tiene más de {longest_text} caracteres. No se cambió nada; acórtelo.</translation>
    </message>
    <message>
        <source>The timeline</source>
        <translation>La cronología</translation>
    </message>
    <message>
        <source>The timeline: {things}</source>
        <translation>La cronología: {things}</translation>
    </message>
    <message>
        <source>The two entries of the new {secret} differ. Type both again.</source>
        <translation>Las dos entradas nuevas ({secret}) no son iguales. Escriba las dos otra vez.</translation>
    </message>
    <message>
        <source>The two files are versions of different reports, so they were not compared.</source>
        <translation>Los dos archivos son versiones de informes distintos, así que no se compararon.</translation>
    </message>
    <message>
        <source>The unlock screen could not be opened again ({problem}). Everything is saved. Start the program anew.</source>
        <translation>La pantalla de desbloqueo no se pudo abrir de nuevo ({problem}). Todo está guardado. Inicie el programa otra vez.</translation>
    </message>
    <message>
        <source>The usual printer.</source>
        <translation>La impresora habitual.</translation>
    </message>
    <message>
        <source>The vault was made by a newer version of the program, or its header is damaged.</source>
        <translation>La bóveda la creó una versión más nueva del programa, o su cabecera está dañada.</translation>
    </message>
    <message>
        <source>The vault's header was changed, or belongs to another laptop.</source>
        <translation>La cabecera de la bóveda se cambió, o pertenece a otra computadora.</translation>
    </message>
    <message>
        <source>The vaults on this laptop cannot be read ({strerror}). Nothing is lost. Ask IT.</source>
        <translation>Las bóvedas de esta computadora no se pueden leer ({strerror}). No se perdió nada. Pregunte a Informática.</translation>
    </message>
    <message>
        <source>There is a file already. Remove it first; Ctrl+Z brings it back.</source>
        <translation>Ya hay un archivo. Quítelo primero; Ctrl+Z lo recupera.</translation>
    </message>
    <message>
        <source>There is a newer form for this report. F3 shows what it changes; until you choose it, nothing changes.</source>
        <translation>Hay un formulario más nuevo para este informe. F3 muestra qué cambia; hasta que usted lo elija, no cambia nada.</translation>
    </message>
    <message>
        <source>There is no discarded draft of the next version of this report. Nothing was changed.</source>
        <translation>No hay ningún borrador descartado de la versión siguiente de este informe. No se cambió nada.</translation>
    </message>
    <message>
        <source>There is no form {form_id} here. Install the program again.</source>
        <translation>Aquí no hay ningún formulario {form_id}. Instale el programa otra vez.</translation>
    </message>
    <message>
        <source>There is no other report of yours on this laptop.</source>
        <translation>No hay otro informe suyo en esta computadora.</translation>
    </message>
    <message>
        <source>There is no report {report_id} in this officer's store on this laptop. Nothing was changed.</source>
        <translation>No hay ningún informe {report_id} en el almacén de este oficial en esta computadora. No se cambió nada.</translation>
    </message>
    <message>
        <source>There is no row to copy yet. Ctrl+N adds the first.</source>
        <translation>Todavía no hay fila que copiar. Ctrl+N añade la primera.</translation>
    </message>
    <message>
        <source>There is no such paper. Nothing was made.</source>
        <translation>No existe ese documento. No se hizo nada.</translation>
    </message>
    <message>
        <source>There is not enough memory to check the PIN. Close other programs and try again.</source>
        <translation>No hay memoria suficiente para comprobar el PIN. Cierre otros programas e inténtelo otra vez.</translation>
    </message>
    <message>
        <source>There is not enough room on this laptop for {name} ({size_words}; {size_words2} can be used). {nothing_kept} Free some space and try again.</source>
        <translation>No hay lugar suficiente en esta computadora para {name} ({size_words}; se pueden usar {size_words2}). {nothing_kept} Libere espacio e inténtelo otra vez.</translation>
    </message>
    <message>
        <source>These characters cannot be printed: {shown}. The draft is unchanged. Write them in words, then seal again.</source>
        <translation>Estos caracteres no se pueden imprimir: {shown}. El borrador no ha cambiado. Escríbalos en palabras y selle otra vez.</translation>
    </message>
    <message>
        <source>This answer to “{label}” is not possible.</source>
        <translation>Esta respuesta a «{label}» no es posible.</translation>
    </message>
    <message>
        <source>This computer has no department file, which says whom to trust. Ask IT; from a command line: fieldreport verify --department FILE.</source>
        <translation>Este equipo no tiene el archivo del departamento, que dice en quién confiar. Pregunte a informática; en la línea de comandos: fieldreport verify --department FILE.</translation>
    </message>
    <message>
        <source>This computer has no key store, so a passphrase alone protects the reports: use at least {shortest_passphrase} characters.</source>
        <translation>Esta computadora no tiene almacén de claves, así que solo una frase de contraseña protege los informes: use al menos {shortest_passphrase} caracteres.</translation>
    </message>
    <message>
        <source>This computer offers no key store. Reports here are protected by the passphrase alone: whoever takes the disk can try passphrases without end, so it must be a long one.</source>
        <translation>Esta computadora no ofrece un almacén de claves. Aquí los informes están protegidos solo por la frase de contraseña: quien se lleve el disco puede probar frases sin fin, así que debe ser larga.</translation>
    </message>
    <message>
        <source>This draft has the form that it was begun with. Nothing was changed.</source>
        <translation>Este borrador tiene el formulario con que se empezó. No se cambió nada.</translation>
    </message>
    <message>
        <source>This draft was changed from elsewhere while it was open here.</source>
        <translation>Este borrador se cambió desde otro sitio mientras estaba abierto aquí.</translation>
    </message>
    <message>
        <source>This draft was discarded more than {discarded_kept_days} days ago and cannot be brought back here. Tell IT.</source>
        <translation>Este borrador se descartó hace más de {discarded_kept_days} días y no se puede recuperar aquí. Avise a Informática.</translation>
    </message>
    <message>
        <source>This is a copy of “{title}”. {not_copied}</source>
        <translation>Esta es una copia de «{title}». {not_copied}</translation>
    </message>
    <message>
        <source>This is longer than {longest} characters.</source>
        <translation>Tiene más de {longest} caracteres.</translation>
    </message>
    <message>
        <source>This is not the PIN of the card. Nothing was signed and nothing is lost.</source>
        <translation>Este no es el PIN de la tarjeta. No se firmó nada y no se perdió nada.</translation>
    </message>
    <message>
        <source>This is one of the first that anybody would try. Use a few words that do not belong together.</source>
        <translation>Es una de las primeras que cualquiera probaría. Use varias palabras que no vayan juntas.</translation>
    </message>
    <message>
        <source>This is one of the first that anybody would try. Use digits in no order and without repeats.</source>
        <translation>Es uno de los primeros que cualquiera probaría. Use dígitos sin orden y sin repetir.</translation>
    </message>
    <message>
        <source>This is row {index} of {count} now.</source>
        <translation>Ahora es la fila {index} de {count}.</translation>
    </message>
    <message>
        <source>This laptop cannot print: its system lacks the part for it (libcups2). Save the copy as a PDF and print it elsewhere; tell IT.</source>
        <translation>Este portátil no puede imprimir: a su sistema le falta la parte para eso (libcups2). Guarde la copia como PDF e imprímala en otro lugar; avise a Informática.</translation>
    </message>
    <message>
        <source>This laptop is not enrolled with HQ yet, so no vault can be made. Ask IT: fieldreport enrol.</source>
        <translation>Esta computadora todavía no está inscrita en la central, así que no se puede crear una bóveda. Pregunte a Informática: fieldreport enrol.</translation>
    </message>
    <message>
        <source>This laptop is not enrolled with HQ yet. Ask IT; the command is fieldreport enrol.</source>
        <translation>Esta computadora todavía no está inscrita en la central. Pregunte a Informática; el comando es fieldreport enrol.</translation>
    </message>
    <message>
        <source>This laptop knows no printer. Save a PDF, and print it where there is one.</source>
        <translation>Este portátil no conoce ninguna impresora. Guarde un PDF, e imprímalo donde haya una.</translation>
    </message>
    <message>
        <source>This laptop's disk did not accept {name}. {nothing_kept}</source>
        <translation>El disco de esta computadora no aceptó {name}. {nothing_kept}</translation>
    </message>
    <message>
        <source>This list is empty.</source>
        <translation>Esta lista está vacía.</translation>
    </message>
    <message>
        <source>This officer has a vault on this laptop already. Open it with its PIN.</source>
        <translation>Este oficial ya tiene una bóveda en esta computadora. Ábrala con su PIN.</translation>
    </message>
    <message>
        <source>This officer has another vault on this laptop. Nothing was changed.</source>
        <translation>Este oficial tiene otra bóveda en esta computadora. No se cambió nada.</translation>
    </message>
    <message>
        <source>This question must be answered: not observed is not accepted here.</source>
        <translation>Esta pregunta se debe contestar: aquí no se acepta no observado.</translation>
    </message>
    <message>
        <source>This question must be answered: unknown is not accepted here.</source>
        <translation>Esta pregunta se debe contestar: aquí no se acepta desconocido.</translation>
    </message>
    <message>
        <source>This report asks for no {casefold}: {label} says otherwise. Nothing was copied.</source>
        <translation>Este informe no pide {casefold}: {label} dice otra cosa. No se copió nada.</translation>
    </message>
    <message>
        <source>This report goes on with version {version} of the form. {aside}F3 leads back.</source>
        <translation>Este informe sigue con la versión {version} del formulario. {aside}F3 lleva de vuelta.</translation>
    </message>
    <message>
        <source>This report has the newest form, and it is the one that it was begun with.</source>
        <translation>Este informe tiene el formulario más nuevo, y es el mismo con que se empezó.</translation>
    </message>
    <message>
        <source>This report is sealed; its timeline cannot be changed. Nothing was changed.</source>
        <translation>Este informe está sellado; su cronología no se puede cambiar. No se cambió nada.</translation>
    </message>
    <message>
        <source>This report names no people, agents or vehicles. It can be linked.</source>
        <translation>Este informe no nombra personas, agentes ni vehículos. Se puede enlazar.</translation>
    </message>
    <message>
        <source>This report was changed from elsewhere while it was open here. Open it again. Nothing was changed.</source>
        <translation>Este informe se cambió desde otro lugar mientras estaba abierto aquí. Ábralo de nuevo. No se cambió nada.</translation>
    </message>
    <message>
        <source>This report's form has no place for these rows. Nothing was copied.</source>
        <translation>El formulario de este informe no tiene lugar para estas filas. No se copió nada.</translation>
    </message>
    <message>
        <source>This section is not asked, and nothing in it is missing.</source>
        <translation>Esta sección no se pregunta, y no falta nada en ella.</translation>
    </message>
    <message>
        <source>This star and PIN do not open a vault on this laptop.</source>
        <translation>Esta estrella y este PIN no abren ninguna bóveda en esta computadora.</translation>
    </message>
    <message>
        <source>This supplement says otherwise what version {version} says ({listed}), so it was not sealed. Make it an amendment. The draft is unchanged.</source>
        <translation>Este suplemento dice de otro modo lo que dice la versión {version} ({listed}), así que no se selló. Hágalo corrección. El borrador no ha cambiado.</translation>
    </message>
    <message>
        <source>This time is not in the scene log on this laptop. Nothing was changed.</source>
        <translation>Esta hora no está en el registro de la escena de esta computadora. No se cambió nada.</translation>
    </message>
    <message>
        <source>This time stands in the text already. Enter once more writes it again.</source>
        <translation>Esta hora ya está en el texto. Enter otra vez la escribe de nuevo.</translation>
    </message>
    <message>
        <source>This version says otherwise what version {earlier} says, so it is sealed as an amendment, which corrects, and no more as a supplement.</source>
        <translation>Esta versión dice de otro modo lo que dice la versión {earlier}, así que se sella como corrección y ya no como suplemento.</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>jueves</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Time only</source>
        <translation>Solo la hora</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Cronología</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Horas</translation>
    </message>
    <message>
        <source>Times and dates</source>
        <translation>Horas y fechas</translation>
    </message>
    <message>
        <source>Times and names</source>
        <translation>Horas y nombres</translation>
    </message>
    <message>
        <source>Times for this report</source>
        <translation>Horas para este informe</translation>
    </message>
    <message>
        <source>Times of this log, the last first</source>
        <translation>Horas de este registro, primero la última</translation>
    </message>
    <message>
        <source>To the agency of the member who intervened</source>
        <translation>A la agencia del miembro que intervino</translation>
    </message>
    <message>
        <source>To the table</source>
        <translation>A la tabla</translation>
    </message>
    <message>
        <source>To the unit that keeps the department's recordings, and to the holder of each other city recording named below</source>
        <translation>A la unidad que guarda las grabaciones del departamento y a quien tenga cada otra grabación municipal nombrada abajo</translation>
    </message>
    <message>
        <source>To whoever prepares a request to a federal agency</source>
        <translation>A quien prepare una solicitud a una agencia federal</translation>
    </message>
    <message>
        <source>Told to me</source>
        <translation>Me lo dijeron</translation>
    </message>
    <message>
        <source>Too many wrong tries. Nothing is lost; what waits is still delivered.</source>
        <translation>Demasiados intentos fallidos. No se perdió nada; lo que espera se sigue entregando.</translation>
    </message>
    <message>
        <source>Too many wrong tries. The next try is at {police_time}. Nothing was changed.</source>
        <translation>Demasiados intentos fallidos. El próximo intento es a las {police_time}. No se cambió nada.</translation>
    </message>
    <message>
        <source>Training report</source>
        <translation>Informe de entrenamiento</translation>
    </message>
    <message>
        <source>Transport of a person</source>
        <translation>Traslado de una persona</translation>
    </message>
    <message>
        <source>Transportation Security Administration, including Federal Air Marshals</source>
        <translation>Transportation Security Administration (TSA), también Federal Air Marshals</translation>
    </message>
    <message>
        <source>Trial: every paper is marked as training.</source>
        <translation>Prueba: cada papel lleva la marca de entrenamiento.</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>martes</translation>
    </message>
    <message>
        <source>Two or more together use force or violence that disturbs the public peace.</source>
        <translation>Dos o más juntos usan fuerza o violencia que perturba la paz pública.</translation>
    </message>
    <message>
        <source>Two sides, trays and the like; pages are drawn as pictures.</source>
        <translation>Doble cara, bandejas y similares; las páginas se dibujan como imágenes.</translation>
    </message>
    <message>
        <source>Type a name, and Enter adds it to {label}</source>
        <translation>Escriba un nombre, y Enter lo añade a {label}</translation>
    </message>
    <message>
        <source>Type at least one number. Esc goes back; nothing is changed.</source>
        <translation>Escriba al menos un número. Esc vuelve atrás; no se cambia nada.</translation>
    </message>
    <message>
        <source>Type the code that HQ gave you.</source>
        <translation>Escriba el código que le dio la central.</translation>
    </message>
    <message>
        <source>Type to search</source>
        <translation>Escriba para buscar</translation>
    </message>
    <message>
        <source>Type two letters to find one of {count}</source>
        <translation>Escriba dos letras para buscar entre {count}</translation>
    </message>
    <message>
        <source>Type two letters, or ↓ for the list of {count}</source>
        <translation>Escriba dos letras, o ↓ para la lista de {count}</translation>
    </message>
    <message>
        <source>Type what was issued since; what stays empty stays “not yet issued”. Version {version} is sealed at once and holds everything that version {earlier} holds, and these numbers. Version {earlier} stays as it is.</source>
        <translation>Escriba lo que se emitió desde entonces; lo que quede vacío sigue “aún no emitido”. La versión {version} se sella enseguida y contiene todo lo de la versión {earlier} y estos números. La versión {earlier} se queda como está.</translation>
    </message>
    <message>
        <source>Type your star and choose a {secret}.</source>
        <translation>Escriba su estrella y elija {secret}.</translation>
    </message>
    <message>
        <source>Type your star and your {secret}.</source>
        <translation>Escriba su estrella y su {secret}.</translation>
    </message>
    <message>
        <source>Type your {secret}.</source>
        <translation>Escriba su {secret}.</translation>
    </message>
    <message>
        <source>U.S. Border Patrol</source>
        <translation>Patrulla Fronteriza (U.S. Border Patrol)</translation>
    </message>
    <message>
        <source>U.S. Customs and Border Protection (CBP)</source>
        <translation>Aduanas y Protección Fronteriza (U.S. Customs and Border Protection, CBP)</translation>
    </message>
    <message>
        <source>U.S. Marshals Service</source>
        <translation>Servicio de Alguaciles (U.S. Marshals Service)</translation>
    </message>
    <message>
        <source>Under the cursor</source>
        <translation>Bajo el cursor</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>Unit of assignment</source>
        <translation>Unidad asignada</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>Unlawful restraint while using a deadly weapon.</source>
        <translation>Restricción ilegal de la libertad usando un arma mortal.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Until IT puts a sound file in its place no beat is offered for a position. Everything else works.</source>
        <translation>Hasta que Informática ponga un archivo sano en su lugar no se ofrece sector para una posición. Todo lo demás funciona.</translation>
    </message>
    <message>
        <source>Use at least {shortest_pin} digits.</source>
        <translation>Use al menos {shortest_pin} dígitos.</translation>
    </message>
    <message>
        <source>Use letters, digits, spaces and signs only.</source>
        <translation>Use solo letras, dígitos, espacios y signos.</translation>
    </message>
    <message>
        <source>Use the newer form</source>
        <translation>Usar el formulario más nuevo</translation>
    </message>
    <message>
        <source>Used once. No code yet? Leave it empty: you can write at once, and seal when HQ has certified you.</source>
        <translation>Se usa una vez. ¿Sin código todavía? Déjelo vacío: puede escribir enseguida, y sellar cuando la central lo haya certificado.</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>Vehículo</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Verificado</translation>
    </message>
    <message>
        <source>Version of the form</source>
        <translation>Versión del formulario</translation>
    </message>
    <message>
        <source>Version {older} and version {newer}</source>
        <translation>Versión {older} y versión {newer}</translation>
    </message>
    <message>
        <source>Version {version} begins with all answers of version {earlier} and adds to them. Version {earlier} stays as it is, and both can be read, checked and compared for ever.</source>
        <translation>La versión {version} empieza con todas las respuestas de la versión {earlier} y les añade. La versión {earlier} se queda como está, y ambas se pueden leer, comprobar y comparar siempre.</translation>
    </message>
    <message>
        <source>Version {version} begins with all answers of version {earlier} and corrects them. Version {earlier} stays as it is, and both can be read, checked and compared for ever.</source>
        <translation>La versión {version} empieza con todas las respuestas de la versión {earlier} y las corrige. La versión {earlier} se queda como está, y ambas se pueden leer, comprobar y comparar siempre.</translation>
    </message>
    <message>
        <source>Version {version} does not answer this.</source>
        <translation>La versión {version} no responde a esto.</translation>
    </message>
    <message>
        <source>Version {version} is begun already: the numbers are put into it, and sealed with it.</source>
        <translation>La versión {version} ya está empezada: los números se ponen en ella y se sellan con ella.</translation>
    </message>
    <message>
        <source>Version {version} is sealed with the number. It goes to HQ by itself at the next link.</source>
        <translation>La versión {version} está sellada con el número. Va sola a la central con la próxima conexión.</translation>
    </message>
    <message>
        <source>Version {version} of this report is begun already. Go on with it, or discard it first. Nothing was changed.</source>
        <translation>La versión {version} de este informe ya está empezada. Siga con ella o descártela antes. No se cambió nada.</translation>
    </message>
    <message>
        <source>Version {version} says this in other words.</source>
        <translation>La versión {version} dice esto con otras palabras.</translation>
    </message>
    <message>
        <source>Version {version} says: {words}</source>
        <translation>La versión {version} dice: {words}</translation>
    </message>
    <message>
        <source>Version {version} {kind}: {reason}. Version {earlier} stays as it was sealed.</source>
        <translation>La versión {version} {kind}: {reason}. La versión {earlier} se queda como se selló.</translation>
    </message>
    <message>
        <source>Version {version}, amendment</source>
        <translation>Versión {version}, corrección</translation>
    </message>
    <message>
        <source>Version {version}, original</source>
        <translation>Versión {version}, original</translation>
    </message>
    <message>
        <source>Version {version}, supplement</source>
        <translation>Versión {version}, suplemento</translation>
    </message>
    <message>
        <source>Version {version}, {kind}: {reason}. It builds on {hash}.</source>
        <translation>Versión {version}, {kind}: {reason}. Se basa en {hash}.</translation>
    </message>
    <message>
        <source>Version {version}. {stays}</source>
        <translation>Versión {version}. {stays}</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versiones</translation>
    </message>
    <message>
        <source>Versions of this report, the newest first</source>
        <translation>Versiones de este informe, primero la más reciente</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Videos</translation>
    </message>
    <message>
        <source>WAV sound recording</source>
        <translation>grabación de sonido WAV</translation>
    </message>
    <message>
        <source>Warning heard</source>
        <translation>Se oyó advertencia</translation>
    </message>
    <message>
        <source>Was: {words}</source>
        <translation>Era: {words}</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Turno</translation>
    </message>
    <message>
        <source>WebM video</source>
        <translation>video WebM</translation>
    </message>
    <message>
        <source>WebP picture</source>
        <translation>imagen WebP</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>miércoles</translation>
    </message>
    <message>
        <source>What HQ sent is not a certificate. It was not kept. Ask IT.</source>
        <translation>Lo que envió la central no es un certificado. No se guardó. Pregunte a Informática.</translation>
    </message>
    <message>
        <source>What can be done with it</source>
        <translation>Qué se puede hacer con él</translation>
    </message>
    <message>
        <source>What changed between two versions</source>
        <translation>Qué cambió entre dos versiones</translation>
    </message>
    <message>
        <source>What differs, in the order of the form</source>
        <translation>Qué difiere, en el orden del formulario</translation>
    </message>
    <message>
        <source>What is different</source>
        <translation>Qué es distinto</translation>
    </message>
    <message>
        <source>What is left is still to be finished and sealed. Enter opens it.</source>
        <translation>Lo que queda está por terminar y sellar. Enter lo abre.</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>Lo que falta</translation>
    </message>
    <message>
        <source>What is set aside stays with this report, comes back with the form that asks for it, and is not sealed.</source>
        <translation>Lo que se aparta queda con este informe, vuelve con el formulario que lo pregunta, y no se sella.</translation>
    </message>
    <message>
        <source>What is ticked is left out. A person's name goes from every text of the report.</source>
        <translation>Lo marcado se omite. El nombre de una persona se quita de todos los textos del informe.</translation>
    </message>
    <message>
        <source>What stands in that report</source>
        <translation>Lo que está en ese informe</translation>
    </message>
    <message>
        <source>What this laptop knows of your card is damaged. Reports are safe, and this laptop's own key still signs. Enrol the card anew.</source>
        <translation>Lo que esta computadora sabe de su tarjeta está dañado. Los informes están a salvo, y la clave propia de esta computadora sigue firmando. Inscriba la tarjeta de nuevo.</translation>
    </message>
    <message>
        <source>What was chosen</source>
        <translation>Lo que se eligió</translation>
    </message>
    <message>
        <source>What was pasted or dropped is no file on this laptop or on a stick in it. Nothing was added.</source>
        <translation>Lo que se pegó o soltó no es un archivo de esta computadora ni de una memoria en ella. No se añadió nada.</translation>
    </message>
    <message>
        <source>What was sealed before cannot be shown again as it was: a part of this store is missing. The draft and every sealed version are kept. Tell IT.</source>
        <translation>Lo que se selló antes no se puede volver a mostrar como era: falta una parte de este almacén. El borrador y todas las versiones selladas se conservan. Avise a Informática.</translation>
    </message>
    <message>
        <source>What was typed (“{quoted}”) chooses nothing yet: {asked}. Choose from the list, or take it out.</source>
        <translation>Lo escrito («{quoted}») todavía no elige nada: {asked}. Elija de la lista, o quítelo.</translation>
    </message>
    <message>
        <source>What was typed (“{quoted}”) was not understood: {asked}. Type it another way, or take it out.</source>
        <translation>Lo escrito («{quoted}») no se entendió: {asked}. Escríbalo de otra manera, o quítelo.</translation>
    </message>
    <message>
        <source>What was typed for {name} holds half a character and cannot be stored. Nothing was changed; delete it.</source>
        <translation>Lo escrito para {name} contiene medio carácter y no se puede guardar. No se cambió nada; bórrelo.</translation>
    </message>
    <message>
        <source>What was typed for {name} is longer than {longest} characters. Nothing was changed; shorten it.</source>
        <translation>Lo escrito para {name} tiene más de {longest} caracteres. No se cambió nada; acórtelo.</translation>
    </message>
    <message>
        <source>What you type now is not on the disk yet. The program tries again every few seconds; keep this window open. {said}</source>
        <translation>Lo que usted escribe ahora todavía no está en el disco. El programa vuelve a intentarlo cada pocos segundos; deje esta ventana abierta. {said}</translation>
    </message>
    <message>
        <source>When and how far a peace officer may use force in making an arrest. Whether it reaches a federal agent is a legal question.</source>
        <translation>Cuándo y hasta dónde un agente del orden puede usar la fuerza en un arresto. Si alcanza a un agente federal es una cuestión jurídica.</translation>
    </message>
    <message>
        <source>Where found and from whom take {longest_words} characters each. Nothing was taken in or changed.</source>
        <translation>Dónde se encontró y de quién admiten {longest_words} caracteres cada uno. No se recibió ni se cambió nada.</translation>
    </message>
    <message>
        <source>Where found or from whom holds a sign that is no text. Nothing was taken in or changed.</source>
        <translation>Dónde se encontró o de quién contiene un signo que no es texto. No se recibió ni se cambió nada.</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Adónde</translation>
    </message>
    <message>
        <source>Where was it found?</source>
        <translation>¿Dónde se encontró?</translation>
    </message>
    <message>
        <source>Whether it was so is for a prosecutor or court to decide.</source>
        <translation>Si fue así lo decide un fiscal o un tribunal.</translation>
    </message>
    <message>
        <source>Which record?</source>
        <translation>¿Qué registro?</translation>
    </message>
    <message>
        <source>Which two versions</source>
        <translation>Qué dos versiones</translation>
    </message>
    <message>
        <source>Which video?</source>
        <translation>¿Qué video?</translation>
    </message>
    <message>
        <source>Why is it discarded?</source>
        <translation>¿Por qué se descarta?</translation>
    </message>
    <message>
        <source>Why is it printed?</source>
        <translation>¿Por qué se imprime?</translation>
    </message>
    <message>
        <source>Why is there a version {version}?</source>
        <translation>¿Por qué hay una versión {version}?</translation>
    </message>
    <message>
        <source>Why this is asked</source>
        <translation>Por qué se pregunta</translation>
    </message>
    <message>
        <source>With a key it is a phrase: ; and the key and a space write it. Without a key it is one word, which is not marked any more.</source>
        <translation>Con clave es una frase: ; y la clave y un espacio la escriben. Sin clave es una palabra, que ya no se marca.</translation>
    </message>
    <message>
        <source>With intent to commit an offense, a substantial step toward it.</source>
        <translation>Con intención de cometer un delito, un paso sustancial hacia él.</translation>
    </message>
    <message>
        <source>With intent, destroys, conceals or plants evidence or gives false information.</source>
        <translation>Con intención, destruye, oculta o planta evidencia o da información falsa.</translation>
    </message>
    <message>
        <source>Without authority enters or operates a vehicle.</source>
        <translation>Sin autoridad entra en un vehículo o lo maneja.</translation>
    </message>
    <message>
        <source>Without authority knowingly enters or remains in a residence.</source>
        <translation>Sin autoridad, a sabiendas entra o permanece en una vivienda.</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Palabras</translation>
    </message>
    <message>
        <source>Words on immigration status, citizenship and place of birth (city law, MCC 2-173-030)</source>
        <translation>Palabras sobre situación migratoria, ciudadanía y lugar de nacimiento (ley municipal, MCC 2-173-030)</translation>
    </message>
    <message>
        <source>Worth a second look</source>
        <translation>Merece otra mirada</translation>
    </message>
    <message>
        <source>Write a date and time such as 10 Aug 1407, y 2350 (yesterday), 1407 (today), now, or -15 (fifteen minutes ago); 10 Aug when the hour is not known.</source>
        <translation>Escriba fecha y hora como 10 Aug 1407, y 2350 (ayer), 1407 (hoy), now (ahora) o -15 (hace quince minutos); 10 Aug si no se sabe la hora.</translation>
    </message>
    <message>
        <source>Write a date such as 10 Aug 2026, 8/10, today, y (yesterday) or -3 (three days ago).</source>
        <translation>Escriba una fecha como 10 Aug 2026, 8/10, today (hoy), y (ayer) o -3 (hace tres días).</translation>
    </message>
    <message>
        <source>Write a number from {in_words}, such as {scalar_words}.</source>
        <translation>Escriba un número de {in_words}, como {scalar_words}.</translation>
    </message>
    <message>
        <source>Write a number, such as 2.5 or about 40.</source>
        <translation>Escriba un número, como 2.5 o about 40 (aprox. 40).</translation>
    </message>
    <message>
        <source>Write a time such as 1407, 2:07 pm, now, or -15 (fifteen minutes ago).</source>
        <translation>Escriba una hora como 1407, 2:07 pm, now (ahora) o -15 (hace quince minutos).</translation>
    </message>
    <message>
        <source>Write a time that has come, such as 1407 or -15.</source>
        <translation>Escriba una hora que ya haya llegado, como 1407 o -15.</translation>
    </message>
    <message>
        <source>Write a whole number, such as 3, about 40, at least 3 or 20-30.</source>
        <translation>Escriba un número entero, como 3, about 40 (aprox. 40), at least 3 (al menos 3) o 20-30.</translation>
    </message>
    <message>
        <source>Write it another way</source>
        <translation>Escribirla de otra manera</translation>
    </message>
    <message>
        <source>Write latitude and longitude such as 41.8781, -87.6298 (west is minus) or 41°52'41"N 87°37'47"W, and ± 5 m after it where the receiver said how exact it is.</source>
        <translation>Escriba latitud y longitud como 41.8781, -87.6298 (oeste es menos) o 41°52'41"N 87°37'47"W, y después ± 5 m si el receptor dijo con qué exactitud.</translation>
    </message>
    <message>
        <source>Write the citation into the facts relied on.</source>
        <translation>Escriba la cita en los hechos en que se apoya.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>Yes, I confirm</source>
        <translation>Sí, lo confirmo</translation>
    </message>
    <message>
        <source>You can close the lid.</source>
        <translation>Puede cerrar la tapa.</translation>
    </message>
    <message>
        <source>You can close the lid: what waits is sealed and goes on by itself at the next link, whoever works here.</source>
        <translation>Puede cerrar la tapa: lo que espera está sellado y sigue solo con la próxima conexión, trabaje aquí quien trabaje.</translation>
    </message>
    <message>
        <source>You can write. Nothing can be sealed until HQ has certified you; type the code again when you seal. {why}</source>
        <translation>Puede escribir. No se puede sellar nada hasta que la central lo haya certificado; escriba el código otra vez al sellar. {why}</translation>
    </message>
    <message>
        <source>Your card is not in the reader. Nothing was signed and nothing is lost. Put it in and try again.</source>
        <translation>Su tarjeta no está en el lector. No se firmó nada y no se perdió nada. Métala y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Your {secret}</source>
        <translation>Su {secret}</translation>
    </message>
    <message>
        <source>Your {secret}, which signs it</source>
        <translation>Su {secret}, que lo firma</translation>
    </message>
    <message>
        <source>ZIP archive or office document</source>
        <translation>archivo ZIP o documento de oficina</translation>
    </message>
    <message>
        <source>a date; y is yesterday</source>
        <translation>una fecha; today es hoy, y es ayer</translation>
    </message>
    <message>
        <source>a newer form for this report, and the way back</source>
        <translation>un formulario más nuevo, y el camino de vuelta</translation>
    </message>
    <message>
        <source>a provision: the first that fits; “Not determined”</source>
        <translation>una disposición: la primera que coincide; «Sin determinar»</translation>
    </message>
    <message>
        <source>a row that was removed</source>
        <translation>una fila que se quitó</translation>
    </message>
    <message>
        <source>a summary</source>
        <translation>un resumen</translation>
    </message>
    <message>
        <source>a time; -15 is fifteen minutes ago</source>
        <translation>una hora; -15 es hace quince minutos, now es ahora</translation>
    </message>
    <message>
        <source>a word of mine: it is not marked</source>
        <translation>una palabra mía: no se marca</translation>
    </message>
    <message>
        <source>about 1 minute left</source>
        <translation>falta como 1 minuto</translation>
    </message>
    <message>
        <source>about 1 second left</source>
        <translation>falta como 1 segundo</translation>
    </message>
    <message>
        <source>about {count} minutes left</source>
        <translation>faltan como {count} minutos</translation>
    </message>
    <message>
        <source>about {count} seconds left</source>
        <translation>faltan como {count} segundos</translation>
    </message>
    <message>
        <source>about {value}</source>
        <translation>aprox. {value}</translation>
    </message>
    <message>
        <source>added</source>
        <translation>se añadió</translation>
    </message>
    <message>
        <source>adds to version {earlier}</source>
        <translation>añade a la versión {earlier}</translation>
    </message>
    <message>
        <source>all of it stands in the text</source>
        <translation>todo está en el texto</translation>
    </message>
    <message>
        <source>alleged</source>
        <translation>presunto</translation>
    </message>
    <message>
        <source>another account of the same; the next one</source>
        <translation>otra versión de lo mismo; la siguiente</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>respuesta</translation>
    </message>
    <message>
        <source>answer comes</source>
        <translation>respuesta</translation>
    </message>
    <message>
        <source>answer has</source>
        <translation>respuesta</translation>
    </message>
    <message>
        <source>answer is</source>
        <translation>respuesta</translation>
    </message>
    <message>
        <source>answer was filled</source>
        <translation>respuesta se llenó</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>respuestas</translation>
    </message>
    <message>
        <source>answers are</source>
        <translation>respuestas</translation>
    </message>
    <message>
        <source>answers come</source>
        <translation>respuestas</translation>
    </message>
    <message>
        <source>answers have</source>
        <translation>respuestas</translation>
    </message>
    <message>
        <source>answers were filled</source>
        <translation>respuestas se llenaron</translation>
    </message>
    <message>
        <source>any letter</source>
        <translation>cualquier letra</translation>
    </message>
    <message>
        <source>approved{number}</source>
        <translation>aprobado{number}</translation>
    </message>
    <message>
        <source>as reported</source>
        <translation>según se informó</translation>
    </message>
    <message>
        <source>at a sealed report: print a numbered copy</source>
        <translation>en un informe sellado: imprimir una copia numerada</translation>
    </message>
    <message>
        <source>at least {value}</source>
        <translation>al menos {value}</translation>
    </message>
    <message>
        <source>beat {beat}</source>
        <translation>sector {beat}</translation>
    </message>
    <message>
        <source>bring in people, vehicles, agents of an earlier report; link it</source>
        <translation>traer personas, vehículos, agentes de otro informe; enlazarlo</translation>
    </message>
    <message>
        <source>by offense</source>
        <translation>según el delito</translation>
    </message>
    <message>
        <source>by order</source>
        <translation>según la orden</translation>
    </message>
    <message>
        <source>camera {camera}</source>
        <translation>cámara {camera}</translation>
    </message>
    <message>
        <source>card PIN</source>
        <translation>PIN de la tarjeta</translation>
    </message>
    <message>
        <source>change the shift</source>
        <translation>cambiar el turno</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>cambió</translation>
    </message>
    <message>
        <source>changed; stamped {astimezone}</source>
        <translation>cambiada; marcada {astimezone}</translation>
    </message>
    <message>
        <source>check a report, while locked too; Ctrl+S writes it down, Ctrl+J compares</source>
        <translation>verificar un informe, también con la pantalla bloqueada; Ctrl+S lo deja por escrito, Ctrl+J compara</translation>
    </message>
    <message>
        <source>check with counsel whether the order was in force</source>
        <translation>consultar con los abogados si la orden estaba vigente</translation>
    </message>
    <message>
        <source>city order</source>
        <translation>orden de la ciudad</translation>
    </message>
    <message>
        <source>city ordinance, binds City agencies</source>
        <translation>ordenanza de la ciudad, obliga a sus agencias</translation>
    </message>
    <message>
        <source>civil</source>
        <translation>civil</translation>
    </message>
    <message>
        <source>civil action</source>
        <translation>acción civil</translation>
    </message>
    <message>
        <source>class and elements not verified</source>
        <translation>clase y elementos sin verificar</translation>
    </message>
    <message>
        <source>class not verified</source>
        <translation>clase sin verificar</translation>
    </message>
    <message>
        <source>close the line at the top</source>
        <translation>cerrar la línea de arriba</translation>
    </message>
    <message>
        <source>closed{number}</source>
        <translation>cerrado{number}</translation>
    </message>
    <message>
        <source>comes back for {things} more</source>
        <translation>se puede recuperar {things} más</translation>
    </message>
    <message>
        <source>comes back today for the last time</source>
        <translation>hoy es el último día para recuperarlo</translation>
    </message>
    <message>
        <source>corrects version {earlier}</source>
        <translation>corrige la versión {earlier}</translation>
    </message>
    <message>
        <source>day</source>
        <translation>día</translation>
    </message>
    <message>
        <source>day, night</source>
        <translation>día, noche</translation>
    </message>
    <message>
        <source>days</source>
        <translation>días</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>diferencia</translation>
    </message>
    <message>
        <source>differences</source>
        <translation>diferencias</translation>
    </message>
    <message>
        <source>discard a draft, with a reason; F7 shows what was discarded</source>
        <translation>descartar un borrador, con razón; F7 muestra lo descartado</translation>
    </message>
    <message>
        <source>discarded</source>
        <translation>descartado</translation>
    </message>
    <message>
        <source>discarded {date_words}</source>
        <translation>descartado {date_words}</translation>
    </message>
    <message>
        <source>do the one thing at the lower right</source>
        <translation>hacer lo que está abajo a la derecha</translation>
    </message>
    <message>
        <source>draft comes back</source>
        <translation>borrador se puede recuperar</translation>
    </message>
    <message>
        <source>drafts come back</source>
        <translation>borradores se pueden recuperar</translation>
    </message>
    <message>
        <source>duty, not an offense</source>
        <translation>deber, no un delito</translation>
    </message>
    <message>
        <source>east</source>
        <translation>este</translation>
    </message>
    <message>
        <source>entries, searches, stops</source>
        <translation>entradas, registros, paradas</translation>
    </message>
    <message>
        <source>entry, search, stop: what was it?</source>
        <translation>entrada, registro, parada: ¿qué fue?</translation>
    </message>
    <message>
        <source>exhibit</source>
        <translation>pieza de evidencia</translation>
    </message>
    <message>
        <source>exhibits</source>
        <translation>piezas de evidencia</translation>
    </message>
    <message>
        <source>federal agent</source>
        <translation>agente federal</translation>
    </message>
    <message>
        <source>federal agents</source>
        <translation>agentes federales</translation>
    </message>
    <message>
        <source>federal agents, or the person's role</source>
        <translation>agentes federales, o el papel de la persona</translation>
    </message>
    <message>
        <source>felony</source>
        <translation>delito grave</translation>
    </message>
    <message>
        <source>file</source>
        <translation>archivo</translation>
    </message>
    <message>
        <source>files</source>
        <translation>archivos</translation>
    </message>
    <message>
        <source>fill in what is offered: a name for a star, state of a plate, beat</source>
        <translation>llenar lo que se ofrece: nombre, estado de una placa, sector</translation>
    </message>
    <message>
        <source>find a row; Enter goes into it, Esc back to it</source>
        <translation>buscar una fila; Enter entra, Esc vuelve</translation>
    </message>
    <message>
        <source>find and replace</source>
        <translation>buscar y reemplazar</translation>
    </message>
    <message>
        <source>fold the pane at the right</source>
        <translation>plegar el panel de la derecha</translation>
    </message>
    <message>
        <source>fold this pane</source>
        <translation>plegar este panel</translation>
    </message>
    <message>
        <source>footage is deleted {when} unless flagged</source>
        <translation>la grabación se borra {when} si no se marca</translation>
    </message>
    <message>
        <source>footage of camera {serial}</source>
        <translation>la grabación de la cámara {serial}</translation>
    </message>
    <message>
        <source>footage was due for deletion</source>
        <translation>la grabación debía borrarse</translation>
    </message>
    <message>
        <source>give the person's role</source>
        <translation>dé el papel de la persona</translation>
    </message>
    <message>
        <source>give the words</source>
        <translation>dé las palabras</translation>
    </message>
    <message>
        <source>give the words, if quoted</source>
        <translation>dé las palabras, si es una cita</translation>
    </message>
    <message>
        <source>how do I know: observed, told, seen on video</source>
        <translation>cómo lo sé: observado, dicho, visto en video</translation>
    </message>
    <message>
        <source>how do you know?</source>
        <translation>¿cómo lo sabe?</translation>
    </message>
    <message>
        <source>in the order of time, a line each</source>
        <translation>en orden de tiempo, una línea cada una</translation>
    </message>
    <message>
        <source>in this report</source>
        <translation>en este informe</translation>
    </message>
    <message>
        <source>in {left} days</source>
        <translation>en {left} días</translation>
    </message>
    <message>
        <source>in {things}</source>
        <translation>en {things}</translation>
    </message>
    <message>
        <source>intervention report is due {when}</source>
        <translation>el informe de intervención se debe {when}</translation>
    </message>
    <message>
        <source>is filled</source>
        <translation>se llena</translation>
    </message>
    <message>
        <source>is in none of the choices</source>
        <translation>no está en ninguna opción</translation>
    </message>
    <message>
        <source>is in several of the choices</source>
        <translation>está en varias opciones</translation>
    </message>
    <message>
        <source>is left blank</source>
        <translation>se deja en blanco</translation>
    </message>
    <message>
        <source>it did not take page {page}</source>
        <translation>no aceptó la página {page}</translation>
    </message>
    <message>
        <source>it is in no answer to “{label}”</source>
        <translation>no está en ninguna respuesta a «{label}»</translation>
    </message>
    <message>
        <source>it is not readable with this key</source>
        <translation>no se puede leer con esta clave</translation>
    </message>
    <message>
        <source>it is stopped</source>
        <translation>está detenida</translation>
    </message>
    <message>
        <source>it is yours</source>
        <translation>es suya</translation>
    </message>
    <message>
        <source>keep a marked word with that reason; A all that are left</source>
        <translation>dejar una palabra marcada con esa razón; A todas</translation>
    </message>
    <message>
        <source>large, for gloves; and back</source>
        <translation>grande, para guantes; y de vuelta</translation>
    </message>
    <message>
        <source>leave it out</source>
        <translation>omítala</translation>
    </message>
    <message>
        <source>leave it out, or say what was seen</source>
        <translation>omítala, o diga qué se vio</translation>
    </message>
    <message>
        <source>left on this laptop</source>
        <translation>quedan en esta computadora</translation>
    </message>
    <message>
        <source>left on this laptop. HQ holds everything.</source>
        <translation>quedan en esta computadora. La central lo tiene todo.</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>omitida</translation>
    </message>
    <message>
        <source>letters, in a table</source>
        <translation>letras, en una tabla</translation>
    </message>
    <message>
        <source>limit on agencies, not an offense</source>
        <translation>límite para agencias, no un delito</translation>
    </message>
    <message>
        <source>limit on force, not an offense</source>
        <translation>límite a la fuerza, no un delito</translation>
    </message>
    <message>
        <source>line</source>
        <translation>línea</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>líneas</translation>
    </message>
    <message>
        <source>linked to HQ</source>
        <translation>conectado a la central</translation>
    </message>
    <message>
        <source>lock</source>
        <translation>bloquear</translation>
    </message>
    <message>
        <source>look at a marked word: why, and what it may be</source>
        <translation>mirar una palabra marcada: por qué, y qué puede ser</translation>
    </message>
    <message>
        <source>marked word needs</source>
        <translation>palabra marcada necesita</translation>
    </message>
    <message>
        <source>marked words need</source>
        <translation>palabras marcadas necesitan</translation>
    </message>
    <message>
        <source>mine</source>
        <translation>mía</translation>
    </message>
    <message>
        <source>move the row, or a choice that is put in order</source>
        <translation>mover la fila, o una opción que se ordena</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>se movió</translation>
    </message>
    <message>
        <source>my words and phrases</source>
        <translation>mis palabras y frases</translation>
    </message>
    <message>
        <source>name the act</source>
        <translation>nombre el acto</translation>
    </message>
    <message>
        <source>name the act: struck, pushed, held</source>
        <translation>nombre el acto: golpeó, empujó, sujetó</translation>
    </message>
    <message>
        <source>new report</source>
        <translation>informe nuevo</translation>
    </message>
    <message>
        <source>new row in a table</source>
        <translation>fila nueva en una tabla</translation>
    </message>
    <message>
        <source>new row in a table, copy of the row</source>
        <translation>fila nueva en una tabla, copia de la fila</translation>
    </message>
    <message>
        <source>next section</source>
        <translation>sección siguiente</translation>
    </message>
    <message>
        <source>next section, section before</source>
        <translation>sección siguiente, sección anterior</translation>
    </message>
    <message>
        <source>next thing that is missing</source>
        <translation>lo siguiente que falta</translation>
    </message>
    <message>
        <source>no answer in {seconds} seconds</source>
        <translation>sin respuesta en {seconds} segundos</translation>
    </message>
    <message>
        <source>no exhibits</source>
        <translation>sin piezas de evidencia</translation>
    </message>
    <message>
        <source>no link</source>
        <translation>sin conexión</translation>
    </message>
    <message>
        <source>no link, {counted} waiting</source>
        <translation>sin conexión, en espera: {counted}</translation>
    </message>
    <message>
        <source>no place or time yet</source>
        <translation>sin lugar ni hora todavía</translation>
    </message>
    <message>
        <source>north</source>
        <translation>norte</translation>
    </message>
    <message>
        <source>not answered yet</source>
        <translation>sin respuesta todavía</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>no se pregunta</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>no se encontró</translation>
    </message>
    <message>
        <source>not mine</source>
        <translation>no es mía</translation>
    </message>
    <message>
        <source>not observed</source>
        <translation>no observado</translation>
    </message>
    <message>
        <source>not saved since {since}</source>
        <translation>sin guardar desde {since}</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>sin verificar</translation>
    </message>
    <message>
        <source>not yet issued: {numbers}</source>
        <translation>aún no asignado: {numbers}</translation>
    </message>
    <message>
        <source>note changed</source>
        <translation>nota cambiada</translation>
    </message>
    <message>
        <source>nothing missing</source>
        <translation>no falta nada</translation>
    </message>
    <message>
        <source>nothing waiting to be sent</source>
        <translation>nada por enviar</translation>
    </message>
    <message>
        <source>nothing: HQ holds it</source>
        <translation>nada: la central lo tiene</translation>
    </message>
    <message>
        <source>nothing: it goes when there is a link</source>
        <translation>nada: se envía cuando haya conexión</translation>
    </message>
    <message>
        <source>number and name confirmed</source>
        <translation>número y nombre confirmados</translation>
    </message>
    <message>
        <source>of a kind that this program does not know</source>
        <translation>de un tipo que este programa no conoce</translation>
    </message>
    <message>
        <source>open the report; confirm the shift</source>
        <translation>abrir el informe; confirmar el turno</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>opcional</translation>
    </message>
    <message>
        <source>or drop it here, or paste it with Ctrl+V</source>
        <translation>o suéltelo aquí, o péguelo con Ctrl+V</translation>
    </message>
    <message>
        <source>own class</source>
        <translation>clase propia</translation>
    </message>
    <message>
        <source>page</source>
        <translation>página</translation>
    </message>
    <message>
        <source>pages</source>
        <translation>páginas</translation>
    </message>
    <message>
        <source>passphrase</source>
        <translation>frase de contraseña</translation>
    </message>
    <message>
        <source>people; say how many</source>
        <translation>personas; diga cuántas</translation>
    </message>
    <message>
        <source>people; say what they did</source>
        <translation>personas; diga qué hicieron</translation>
    </message>
    <message>
        <source>person</source>
        <translation>persona</translation>
    </message>
    <message>
        <source>person affected</source>
        <translation>persona afectada</translation>
    </message>
    <message>
        <source>persons affected</source>
        <translation>personas afectadas</translation>
    </message>
    <message>
        <source>phrases; with words selected, keep them as one</source>
        <translation>frases; con palabras seleccionadas, guardarlas como una</translation>
    </message>
    <message>
        <source>place differs</source>
        <translation>lugar difiere</translation>
    </message>
    <message>
        <source>places differ</source>
        <translation>lugares difieren</translation>
    </message>
    <message>
        <source>plain text</source>
        <translation>texto sin formato</translation>
    </message>
    <message>
        <source>ready to seal</source>
        <translation>listo para sellar</translation>
    </message>
    <message>
        <source>received and checked{number}</source>
        <translation>recibido y comprobado{number}</translation>
    </message>
    <message>
        <source>received{number}</source>
        <translation>recibido{number}</translation>
    </message>
    <message>
        <source>record checked</source>
        <translation>registro consultado</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>se negó</translation>
    </message>
    <message>
        <source>refused, where a person was asked</source>
        <translation>se negó, si se preguntó a una persona</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>se quitó</translation>
    </message>
    <message>
        <source>returned by HQ</source>
        <translation>devuelto por la central</translation>
    </message>
    <message>
        <source>row {new}</source>
        <translation>fila {new}</translation>
    </message>
    <message>
        <source>row {old}</source>
        <translation>fila {old}</translation>
    </message>
    <message>
        <source>saved as {name}</source>
        <translation>guardada como {name}</translation>
    </message>
    <message>
        <source>saved {clock}</source>
        <translation>guardado {clock}</translation>
    </message>
    <message>
        <source>say what appeared, and to whom</source>
        <translation>diga qué pareció, y a quién</translation>
    </message>
    <message>
        <source>say what came before</source>
        <translation>diga qué pasó antes</translation>
    </message>
    <message>
        <source>say what force was used, and against what</source>
        <translation>diga qué fuerza se usó, y contra qué</translation>
    </message>
    <message>
        <source>say what happened</source>
        <translation>diga qué pasó</translation>
    </message>
    <message>
        <source>say what made it clear</source>
        <translation>diga qué lo mostró</translation>
    </message>
    <message>
        <source>say what showed it</source>
        <translation>diga qué lo mostraba</translation>
    </message>
    <message>
        <source>say what was done</source>
        <translation>diga qué se hizo</translation>
    </message>
    <message>
        <source>say what was done or said</source>
        <translation>diga qué se hizo o se dijo</translation>
    </message>
    <message>
        <source>say what was done, or alleged</source>
        <translation>diga qué se hizo, o se alegó</translation>
    </message>
    <message>
        <source>say what was seen</source>
        <translation>diga qué se vio</translation>
    </message>
    <message>
        <source>say what was seen or heard</source>
        <translation>diga qué se vio u oyó</translation>
    </message>
    <message>
        <source>say what was seen, or who told it</source>
        <translation>diga qué se vio, o quién lo dijo</translation>
    </message>
    <message>
        <source>say whether a reason was stated</source>
        <translation>diga si se dio una razón</translation>
    </message>
    <message>
        <source>say which reason was stated, or none</source>
        <translation>diga qué razón se dio, o ninguna</translation>
    </message>
    <message>
        <source>sealed, waiting to be sent</source>
        <translation>sellado, en espera de envío</translation>
    </message>
    <message>
        <source>search</source>
        <translation>buscar</translation>
    </message>
    <message>
        <source>seen on video</source>
        <translation>visto en video</translation>
    </message>
    <message>
        <source>sending, {counted} waiting</source>
        <translation>enviando, en espera: {counted}</translation>
    </message>
    <message>
        <source>sent to {name}</source>
        <translation>enviada a {name}</translation>
    </message>
    <message>
        <source>shift end</source>
        <translation>fin del turno</translation>
    </message>
    <message>
        <source>south</source>
        <translation>sur</translation>
    </message>
    <message>
        <source>stamped while locked</source>
        <translation>marcada con la computadora bloqueada</translation>
    </message>
    <message>
        <source>stands in the text</source>
        <translation>está en el texto</translation>
    </message>
    <message>
        <source>star {star}</source>
        <translation>estrella {star}</translation>
    </message>
    <message>
        <source>stays there</source>
        <translation>se queda allí</translation>
    </message>
    <message>
        <source>struck, pushed, threatened; say how</source>
        <translation>golpeó, empujó, amenazó; diga cómo</translation>
    </message>
    <message>
        <source>take the reason away</source>
        <translation>quitar la razón</translation>
    </message>
    <message>
        <source>taken hold of</source>
        <translation>agarrado</translation>
    </message>
    <message>
        <source>taken, held; by whom, to where</source>
        <translation>llevado, retenido; por quién, adónde</translation>
    </message>
    <message>
        <source>taken; by whom, to where</source>
        <translation>llevado; por quién, adónde</translation>
    </message>
    <message>
        <source>taken; to where, or not known</source>
        <translation>llevado; adónde, o no se sabe</translation>
    </message>
    <message>
        <source>the class alone</source>
        <translation>solo la clase</translation>
    </message>
    <message>
        <source>the day alone, when the hour is not known</source>
        <translation>solo el día, si no se sabe la hora</translation>
    </message>
    <message>
        <source>the heading alone</source>
        <translation>solo el título</translation>
    </message>
    <message>
        <source>the location basis alone</source>
        <translation>solo lo del lugar</translation>
    </message>
    <message>
        <source>the only row</source>
        <translation>la única fila</translation>
    </message>
    <message>
        <source>the person's role</source>
        <translation>el papel de la persona</translation>
    </message>
    <message>
        <source>the person's role, or Agent 1</source>
        <translation>el papel de la persona, o Agente 1</translation>
    </message>
    <message>
        <source>the persons' roles</source>
        <translation>los papeles de las personas</translation>
    </message>
    <message>
        <source>the print service does not answer</source>
        <translation>el servicio de impresión no contesta</translation>
    </message>
    <message>
        <source>the program was locked or closed</source>
        <translation>el programa se bloqueó o se cerró</translation>
    </message>
    <message>
        <source>the scene log, and back; one stamp while locked</source>
        <translation>registro de la escena; bloqueado, marca una hora</translation>
    </message>
    <message>
        <source>the way out; it never loses anything</source>
        <translation>la salida; nunca se pierde nada</translation>
    </message>
    <message>
        <source>the wording was read</source>
        <translation>se leyó el texto</translation>
    </message>
    <message>
        <source>they are yours</source>
        <translation>son suyas</translation>
    </message>
    <message>
        <source>thing</source>
        <translation>cosa</translation>
    </message>
    <message>
        <source>thing missing</source>
        <translation>cosa falta</translation>
    </message>
    <message>
        <source>thing stands</source>
        <translation>cosa</translation>
    </message>
    <message>
        <source>things</source>
        <translation>cosas</translation>
    </message>
    <message>
        <source>things missing</source>
        <translation>cosas faltan</translation>
    </message>
    <message>
        <source>things stand</source>
        <translation>cosas</translation>
    </message>
    <message>
        <source>this card</source>
        <translation>esta tarjeta</translation>
    </message>
    <message>
        <source>time</source>
        <translation>hora</translation>
    </message>
    <message>
        <source>time is</source>
        <translation>hora está</translation>
    </message>
    <message>
        <source>time was</source>
        <translation>hora se marcó</translation>
    </message>
    <message>
        <source>times</source>
        <translation>horas</translation>
    </message>
    <message>
        <source>times are</source>
        <translation>horas están</translation>
    </message>
    <message>
        <source>times of the scene log and names, written into the text</source>
        <translation>horas del registro y nombres, escritos en el texto</translation>
    </message>
    <message>
        <source>times were</source>
        <translation>horas se marcaron</translation>
    </message>
    <message>
        <source>to be sent</source>
        <translation>por enviar</translation>
    </message>
    <message>
        <source>to finish</source>
        <translation>por terminar</translation>
    </message>
    <message>
        <source>to the next field</source>
        <translation>al campo siguiente</translation>
    </message>
    <message>
        <source>to the next thing that is missing</source>
        <translation>a lo siguiente que falta</translation>
    </message>
    <message>
        <source>to the row that an answer names, and back</source>
        <translation>a la fila que nombra una respuesta, y de vuelta</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message>
        <source>today, y, y 2330, 10 Aug</source>
        <translation>today, y, y 2330, 10 Aug</translation>
    </message>
    <message>
        <source>told</source>
        <translation>me lo dijeron</translation>
    </message>
    <message>
        <source>told by {who}</source>
        <translation>me lo dijo {who}</translation>
    </message>
    <message>
        <source>training</source>
        <translation>entrenamiento</translation>
    </message>
    <message>
        <source>under litigation: United States v. Illinois, filed 22 December 2025</source>
        <translation>en litigio: United States v. Illinois, presentado el 22 de diciembre de 2025</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>deshacer</translation>
    </message>
    <message>
        <source>undo, redo</source>
        <translation>deshacer, rehacer</translation>
    </message>
    <message>
        <source>unit {unit}</source>
        <translation>unidad {unit}</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>unknown, not observed, refused</source>
        <translation>desconocido, no observado, se negó</translation>
    </message>
    <message>
        <source>up to Class X felony</source>
        <translation>hasta delito grave clase X</translation>
    </message>
    <message>
        <source>varies</source>
        <translation>varía</translation>
    </message>
    <message>
        <source>vehicle</source>
        <translation>vehículo</translation>
    </message>
    <message>
        <source>vehicle {vehicle}</source>
        <translation>vehículo {vehicle}</translation>
    </message>
    <message>
        <source>verify with counsel</source>
        <translation>verificar con los abogados</translation>
    </message>
    <message>
        <source>version {sealed} {text}; version {version}: {draft}</source>
        <translation>versión {sealed} {text}; versión {version}: {draft}</translation>
    </message>
    <message>
        <source>version {version}</source>
        <translation>versión {version}</translation>
    </message>
    <message>
        <source>void</source>
        <translation>anulado</translation>
    </message>
    <message>
        <source>west</source>
        <translation>oeste</translation>
    </message>
    <message>
        <source>what is sealed of the report, also while its next version is a draft</source>
        <translation>lo que está sellado del informe, también mientras su versión siguiente es un borrador</translation>
    </message>
    <message>
        <source>when sealing: sign with the card, or with this laptop's key</source>
        <translation>al sellar: firmar con la tarjeta, o con la clave de esta computadora</translation>
    </message>
    <message>
        <source>will be copied</source>
        <translation>se copiará</translation>
    </message>
    <message>
        <source>with HQ</source>
        <translation>en la central</translation>
    </message>
    <message>
        <source>with {partner}</source>
        <translation>con {partner}</translation>
    </message>
    <message>
        <source>word needs</source>
        <translation>palabra necesita</translation>
    </message>
    <message>
        <source>words need</source>
        <translation>palabras necesitan</translation>
    </message>
    <message>
        <source>write the phrase of this key</source>
        <translation>escribir la frase de esta clave</translation>
    </message>
    <message>
        <source>you left the report</source>
        <translation>usted dejó el informe</translation>
    </message>
    <message>
        <source>{astimezone} hours</source>
        <translation>{astimezone} hours</translation>
    </message>
    <message>
        <source>{counted} waiting to be sent</source>
        <translation>por enviar: {counted}</translation>
    </message>
    <message>
        <source>{count} characters that cannot be printed were</source>
        <translation>{count} caracteres que no se pueden imprimir</translation>
    </message>
    <message>
        <source>{count} chosen: {chosen}</source>
        <translation>{count} elegidas: {chosen}</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>{count} encontrados</translation>
    </message>
    <message>
        <source>{count} replaced</source>
        <translation>{count} reemplazados</translation>
    </message>
    <message>
        <source>{count} things</source>
        <translation>{count} cosas</translation>
    </message>
    <message>
        <source>{date_words}, hour not known</source>
        <translation>{date_words}, hora no conocida</translation>
    </message>
    <message>
        <source>{date_words}, {clock} hours</source>
        <translation>{date_words}, {clock} horas</translation>
    </message>
    <message>
        <source>{elsewhere} Nothing was changed. Open the report again.</source>
        <translation>{elsewhere} No se cambió nada. Abra el informe otra vez.</translation>
    </message>
    <message>
        <source>{files} files</source>
        <translation>{files} archivos</translation>
    </message>
    <message>
        <source>{files} files waiting</source>
        <translation>{files} archivos en espera</translation>
    </message>
    <message>
        <source>{filled} from the scene log. Ctrl+Z takes each back.</source>
        <translation>{filled} del registro de la escena. Ctrl+Z deshace cada una.</translation>
    </message>
    <message>
        <source>{in_words}. Up and Down change it by a step.</source>
        <translation>{in_words}. Arriba y Abajo lo cambian un paso.</translation>
    </message>
    <message>
        <source>{index} of {count}</source>
        <translation>{index} de {count}</translation>
    </message>
    <message>
        <source>{index} of {count}   {title}</source>
        <translation>{index} de {count}   {title}</translation>
    </message>
    <message>
        <source>{index} of {count} rows, ↓ for the next</source>
        <translation>{index} de {count} filas, ↓ para la siguiente</translation>
    </message>
    <message>
        <source>{label}: a new row</source>
        <translation>{label}: una fila nueva</translation>
    </message>
    <message>
        <source>{lacking} answers are</source>
        <translation>{lacking} respuestas</translation>
    </message>
    <message>
        <source>{lacking}: there is nothing to sign. The draft is safe. Tell whoever wrote the form.</source>
        <translation>{lacking}: no hay nada que firmar. El borrador está a salvo. Avise a quien escribió el formulario.</translation>
    </message>
    <message>
        <source>{left} left on this laptop: {parts}.</source>
        <translation>Quedan {left} en esta computadora: {parts}.</translation>
    </message>
    <message>
        <source>{left} tries are</source>
        <translation>Quedan {left} intentos</translation>
    </message>
    <message>
        <source>{missing} missing</source>
        <translation>faltan {missing}</translation>
    </message>
    <message>
        <source>{missing} to do</source>
        <translation>{missing} por hacer</translation>
    </message>
    <message>
        <source>{most} stamped times wait on this laptop. Nothing was added. An officer must unlock first.</source>
        <translation>En esta computadora esperan {most} horas marcadas. No se añadió nada. Primero debe desbloquear un oficial.</translation>
    </message>
    <message>
        <source>{names} was not taken in, because {why}. Nothing was kept of it here; the file itself is unchanged.</source>
        <translation>{names} no se recibió, porque {why}. Aquí no se guardó nada de él; el archivo mismo no cambió.</translation>
    </message>
    <message>
        <source>{names} were not taken in, because {why}. Nothing was kept of it here; the file itself is unchanged.</source>
        <translation>{names} no se recibieron, porque {why}. Aquí no se guardó nada de ellos; los archivos mismos no cambiaron.</translation>
    </message>
    <message>
        <source>{name} cannot be refused: it is not asked of a person.</source>
        <translation>{name} no admite «se negó»: no se pregunta a una persona.</translation>
    </message>
    <message>
        <source>{name} could not be read to its end ({why}). {nothing_kept} Was a card or stick taken out?</source>
        <translation>{name} no se pudo leer hasta el final ({why}). {nothing_kept} ¿Se sacó una tarjeta o memoria?</translation>
    </message>
    <message>
        <source>{name} had been taken in when the report was left, but it is no answer yet. Open the report and add the file again.</source>
        <translation>{name} ya se había recibido cuando se dejó el informe, pero todavía no es una respuesta. Abra el informe y añada el archivo otra vez.</translation>
    </message>
    <message>
        <source>{name} is a folder. Take in the files in it one by one. Nothing was kept.</source>
        <translation>{name} es una carpeta. Reciba los archivos que contiene uno por uno. No se guardó nada.</translation>
    </message>
    <message>
        <source>{name} is empty (0 bytes), so there is nothing to take in. Was it copied to its end?</source>
        <translation>{name} está vacío (0 bytes), así que no hay nada que recibir. ¿Se copió hasta el final?</translation>
    </message>
    <message>
        <source>{name} is larger than one exhibit may be ({size_words}; at most {size_words2}). Nothing was kept. Keep the original, and have it cut into parts that are taken in one by one.</source>
        <translation>{name} es más grande de lo que puede ser una pieza ({size_words}; como máximo {size_words2}). No se guardó nada. Conserve el original, y haga que se corte en partes que se reciban una por una.</translation>
    </message>
    <message>
        <source>{name} is not a file but a device or a connection, so it was not taken in. Nothing was kept.</source>
        <translation>{name} no es un archivo sino un dispositivo o una conexión, así que no se recibió. No se guardó nada.</translation>
    </message>
    <message>
        <source>{name} is not in the report yet: go back and press “Take it in”, or “Not now”.</source>
        <translation>{name} todavía no está en el informe: vuelva y pulse «Recibirlo» o «Ahora no».</translation>
    </message>
    <message>
        <source>{name} is not there (any more). Nothing was kept. Was a card or stick taken out?</source>
        <translation>{name} no está (o ya no está). No se guardó nada. ¿Se sacó una tarjeta o memoria?</translation>
    </message>
    <message>
        <source>{name} is still being taken in. Esc once more goes home and stops it; nothing is kept of it then.</source>
        <translation>{name} todavía se está recibiendo. Esc otra vez vuelve al inicio y lo detiene; entonces no se guarda nada de él.</translation>
    </message>
    <message>
        <source>{name} is still being taken in. Review when it is done, or cancel it. Everything else is saved.</source>
        <translation>{name} todavía se está recibiendo. Revise cuando termine, o cancélelo. Todo lo demás está guardado.</translation>
    </message>
    <message>
        <source>{name} is too large for a preview ({largest_shown} MB at most). The file is kept as it is.</source>
        <translation>{name} es demasiado grande para una vista previa ({largest_shown} MB como máximo). El archivo se guarda tal como está.</translation>
    </message>
    <message>
        <source>{name} may not be read by this user. Nothing was kept. Ask IT.</source>
        <translation>Este usuario no puede leer {name}. No se guardó nada. Pregunte a Informática.</translation>
    </message>
    <message>
        <source>{name} must be known: “{value}” is no answer here.</source>
        <translation>{name} se debe saber: «{value}» no es una respuesta aquí.</translation>
    </message>
    <message>
        <source>{name} was changed while it was being read, so it was not taken in. Nothing was kept. Wait until it is whole.</source>
        <translation>{name} cambió mientras se leía, así que no se recibió. No se guardó nada. Espere hasta que esté entero.</translation>
    </message>
    <message>
        <source>{name} was chosen and is not in the report yet. Take it in or put it back, then review.</source>
        <translation>{name} se eligió y todavía no está en el informe. Recíbalo o devuélvalo, y luego revise.</translation>
    </message>
    <message>
        <source>{name} was taken in, but its row was deleted meanwhile. Bring the row back and add the file again.</source>
        <translation>{name} se recibió, pero entretanto se borró su fila. Recupere la fila y añada el archivo otra vez.</translation>
    </message>
    <message>
        <source>{name}: find</source>
        <translation>{name}: buscar</translation>
    </message>
    <message>
        <source>{name}: from whom?</source>
        <translation>{name}: ¿de quién?</translation>
    </message>
    <message>
        <source>{name}: how far</source>
        <translation>{name}: avance</translation>
    </message>
    <message>
        <source>{name}: under 18 by the age given</source>
        <translation>{name}: menor de 18 años según la edad indicada</translation>
    </message>
    <message>
        <source>{name}: where was it found?</source>
        <translation>{name}: ¿dónde se encontró?</translation>
    </message>
    <message>
        <source>{name}: {name2}. Both may be left empty.</source>
        <translation>{name}: {name2}. Los dos pueden quedar vacíos.</translation>
    </message>
    <message>
        <source>{name}: {name2}. Ctrl+Z brings it back.</source>
        <translation>{name}: {name2}. Ctrl+Z lo recupera.</translation>
    </message>
    <message>
        <source>{needs_person} cannot be sent: open shift end (Ctrl+E)</source>
        <translation>no se puede enviar {needs_person}: abra fin del turno (Ctrl+E)</translation>
    </message>
    <message>
        <source>{needs_person} in need of a person</source>
        <translation>{needs_person} que necesitan a una persona</translation>
    </message>
    <message>
        <source>{older} — and {newer}</source>
        <translation>{older} — y {newer}</translation>
    </message>
    <message>
        <source>{others} waiting</source>
        <translation>{others} en espera</translation>
    </message>
    <message>
        <source>{problem} Characters: {characters}</source>
        <translation>{problem} Caracteres: {characters}</translation>
    </message>
    <message>
        <source>{problem} Missing: {missing}.</source>
        <translation>{problem} Falta: {missing}.</translation>
    </message>
    <message>
        <source>{problem} The answer before it is kept.</source>
        <translation>{problem} Se conserva la respuesta anterior.</translation>
    </message>
    <message>
        <source>{reports} and {files}</source>
        <translation>{reports} y {files}</translation>
    </message>
    <message>
        <source>{reports} reports</source>
        <translation>{reports} informes</translation>
    </message>
    <message>
        <source>{said}Change what is not the same.</source>
        <translation>{said}Cambie lo que no es igual.</translation>
    </message>
    <message>
        <source>{scalar_words} to {scalar_words2}</source>
        <translation>{scalar_words} a {scalar_words2}</translation>
    </message>
    <message>
        <source>{scalar_words} to {scalar_words2}, in steps of {scalar_words3}</source>
        <translation>{scalar_words} a {scalar_words2}, en pasos de {scalar_words3}</translation>
    </message>
    <message>
        <source>{shown} (not asked yet: it shows when an answer before it says so)</source>
        <translation>{shown} (todavía no se pregunta: aparece cuando lo dice una respuesta anterior)</translation>
    </message>
    <message>
        <source>{shown}: left blank</source>
        <translation>{shown}: se deja en blanco</translation>
    </message>
    <message>
        <source>{shown}? Enter says that it is about this one.</source>
        <translation>¿{shown}? Enter dice que se trata de esta.</translation>
    </message>
    <message>
        <source>{size_words} of {size_words2}, {share}</source>
        <translation>{size_words} de {size_words2}, {share}</translation>
    </message>
    <message>
        <source>{text} Make space on this laptop.</source>
        <translation>{text} Haga espacio en esta computadora.</translation>
    </message>
    <message>
        <source>{text} to {text2} in steps of {text3}</source>
        <translation>{text} a {text2} en pasos de {text3}</translation>
    </message>
    <message>
        <source>{text} with {files}</source>
        <translation>{text} con {files}</translation>
    </message>
    <message>
        <source>{text}, {files} waiting</source>
        <translation>{text}, en espera {files}</translation>
    </message>
    <message>
        <source>{things} a reason</source>
        <translation>{things} una razón</translation>
    </message>
    <message>
        <source>{things} a reason, or another word.</source>
        <translation>{things} una razón, u otra palabra.</translation>
    </message>
    <message>
        <source>{things} back</source>
        <translation>{things} vuelven</translation>
    </message>
    <message>
        <source>{things} in the form</source>
        <translation>{things} en el formulario</translation>
    </message>
    <message>
        <source>{things} in the way of sealing. Enter goes to it.</source>
        <translation>Impiden sellar: {things}. Enter va allí.</translation>
    </message>
    <message>
        <source>{things} no place there</source>
        <translation>{things} allí sin lugar</translation>
    </message>
    <message>
        <source>{things} set aside and not sealed. </source>
        <translation>{things} se apartan y no se sellan. </translation>
    </message>
    <message>
        <source>{things} still missing</source>
        <translation>Faltan todavía {things}</translation>
    </message>
    <message>
        <source>{times} and {count} more</source>
        <translation>{times} y {count} más</translation>
    </message>
    <message>
        <source>{times} in this report's timeline.</source>
        <translation>{times} en la cronología de este informe.</translation>
    </message>
    <message>
        <source>{time} is stamped. Only the officers of this laptop can read it, after unlocking.</source>
        <translation>{time} queda marcada. Solo los oficiales de esta computadora pueden leerla, después de desbloquear.</translation>
    </message>
    <message>
        <source>{time} will be stamped as soon as the program has started. Leave it open.</source>
        <translation>{time} se marcará en cuanto el programa haya arrancado. Déjelo abierto.</translation>
    </message>
    <message>
        <source>{time}. What was it? Esc: only the time.</source>
        <translation>{time}. ¿Qué fue? Esc: solo la hora.</translation>
    </message>
    <message>
        <source>{title}, version {version}</source>
        <translation>{title}, versión {version}</translation>
    </message>
    <message>
        <source>{watch} watch</source>
        <translation>turno {watch}</translation>
    </message>
    <message>
        <source>{were} stamped while this laptop was locked: {list}. F11 asks whether {it}.</source>
        <translation>Con esta computadora bloqueada {were}: {list}. F11 pregunta si {it}.</translation>
    </message>
    <message>
        <source>{what} Nothing is lost. Unlock it (log in again) and try once more. ({problem})</source>
        <translation>{what} No se perdió nada. Desbloquéelo (vuelva a entrar) e inténtelo otra vez. ({problem})</translation>
    </message>
    <message>
        <source>{what} left out. Everything else is here.</source>
        <translation>Se omitió {what}. Todo lo demás está aquí.</translation>
    </message>
    <message>
        <source>{what} — it comes back for 30 days.</source>
        <translation>{what} — se puede recuperar durante 30 días.</translation>
    </message>
    <message>
        <source>{why} Instead: {instead}.</source>
        <translation>{why} En su lugar: {instead}.</translation>
    </message>
    <message>
        <source>{words}, within {text} m</source>
        <translation>{words}, con margen de {text} m</translation>
    </message>
    <message>
        <source>{written} written.{there} Ctrl+Z takes it back.</source>
        <translation>Se escribió: {written}.{there} Ctrl+Z lo deshace.</translation>
    </message>
    <message>
        <source>{wrong} wrong</source>
        <translation>{wrong} con error</translation>
    </message>
    <message>
        <source>— not answered</source>
        <translation>— sin respuesta</translation>
    </message>
    <message>
        <source>“Not determined” is the first in the list: ↓ and Enter.</source>
        <translation>«Sin determinar» es la primera de la lista: ↓ y Enter.</translation>
    </message>
    <message>
        <source>“Refused” is no answer there.</source>
        <translation>«Se negó» no es una respuesta allí.</translation>
    </message>
    <message>
        <source>“Was” and “Is” stand under each place that differs. Where a text is long, its brackets say what was added and what was removed. Nothing is left out and nothing is weighed.</source>
        <translation>«Era» y «Es» están debajo de cada lugar que difiere. En un texto largo, los corchetes dicen qué se añadió ([added: …]) y qué se quitó ([removed: …]). Nada se omite y nada se valora.</translation>
    </message>
    <message>
        <source>“{code_words}” no longer fits the other answers. Choose again.</source>
        <translation>«{code_words}» ya no corresponde a las otras respuestas. Elija otra vez.</translation>
    </message>
    <message>
        <source>“{label}” has no answer yet.</source>
        <translation>«{label}» todavía no tiene respuesta.</translation>
    </message>
    <message>
        <source>“{label}” names {gone_row}. Choose again.</source>
        <translation>«{label}» nombra {gone_row}. Elija otra vez.</translation>
    </message>
    <message>
        <source>“{label}” takes {ends}. Choose one of these.</source>
        <translation>«{label}» admite {ends}. Elija uno de estos.</translation>
    </message>
    <message>
        <source>“{letters}”: {others}. Enter goes into it.</source>
        <translation>«{letters}»: {others}. Enter entra en ella.</translation>
    </message>
    <message>
        <source>“{row_title}” is now in {label}.{still} Alt+→ goes there, Alt+← comes back.</source>
        <translation>«{row_title}» está ahora en {label}.{still} Alt+→ va allí, Alt+← vuelve.</translation>
    </message>
    <message>
        <source>“{text}” (not understood)</source>
        <translation>«{text}» (no se entendió)</translation>
    </message>
    <message>
        <source>“{title}” was deleted. Ctrl+Z brings it back.{named_it}</source>
        <translation>Se borró «{title}». Ctrl+Z lo recupera.{named_it}</translation>
    </message>
    <message>
        <source>“{unread}” was not understood, so it is not in the report. {complaint}</source>
        <translation>«{unread}» no se entendió, así que no está en el informe. {complaint}</translation>
    </message>
    <message>
        <source>“{unread}” {why}, so nothing is chosen. Press ↓ for the list.</source>
        <translation>«{unread}» {why}, así que no se eligió nada. Pulse ↓ para la lista.</translation>
    </message>
    <message>
        <source>“{what}” is deleted. Ctrl+Z brings it back.</source>
        <translation>«{what}» se borró. Ctrl+Z lo recupera.</translation>
    </message>
    <message>
        <source>“{words}” no longer fits the other answers. Choose again.</source>
        <translation>«{words}» ya no corresponde a las otras respuestas. Elija otra vez.</translation>
    </message>
    <message>
        <source>“{word}” in {where}</source>
        <translation>«{word}» en {where}</translation>
    </message>
    <message>
        <source>↓ adds the first</source>
        <translation>↓ añade el primero</translation>
    </message>
    <message>
        <source>↓ goes into the list, ↑ to “Not determined”. Enter chooses the row under the cursor; until then nothing is chosen.</source>
        <translation>↓ entra en la lista, ↑ va a «Sin determinar». Enter elige la fila bajo el cursor; hasta entonces no se elige nada.</translation>
    </message>
</context>
</TS>
