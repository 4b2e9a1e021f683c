import { Button, List, Stack, Text, Textarea, Title } from "@mantine/core";
import { addNoteRoute, deleteNoteRoute, getConversationRoute } from "@netvexa/contract";
import { useState } from "react";
import { useChange } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { useMe } from "../../shell/me-context.ts";
import { ProblemNote } from "../../states/problem-note.tsx";
import type { ConversationDetail } from "./transcript.tsx";

type Note = ConversationDetail["notes"][number];

/** What the team noted for itself. */
export function Notes({ conversation, mayWrite }: { conversation: ConversationDetail; mayWrite: boolean }) {
  const { conversations } = useWords().messages;
  return (
    <Stack gap="xs">
      <Title order={2} size="h5">
        {conversations.notes}
      </Title>
      {conversation.notes.length > 0 && (
        <List size="sm" listStyleType="none" spacing="xs">
          {conversation.notes.map((note) => (
            <List.Item key={note.id}>
              <NoteView conversationId={conversation.id} note={note} />
            </List.Item>
          ))}
        </List>
      )}
      {mayWrite && <NewNote conversationId={conversation.id} />}
    </Stack>
  );
}

function NoteView({ conversationId, note }: { conversationId: string; note: Note }) {
  const words = useWords();
  const { conversations } = words.messages;
  const { person } = useMe();
  const remove = useChange(deleteNoteRoute, [getConversationRoute]);
  return (
    <>
      <Text size="xs" c="dimmed">
        {note.author.name} · {words.dateTime(note.createdAt)}
      </Text>
      <Text size="sm" className="passage">
        {note.text}
      </Text>
      {note.author.id === person.id && (
        <Button
          variant="subtle"
          size="compact-xs"
          onClick={() => remove.mutate({ params: { conversationId, noteId: note.id } })}
        >
          {conversations.deleteNote}
        </Button>
      )}
      {remove.error && <ProblemNote error={remove.error} />}
    </>
  );
}

function NewNote({ conversationId }: { conversationId: string }) {
  const { conversations } = useWords().messages;
  const [text, setText] = useState("");
  const add = useChange(addNoteRoute, [getConversationRoute]);
  const save = () => add.mutate({ params: { conversationId }, body: { text } }, { onSuccess: () => setText("") });
  return (
    <Stack gap="xs" align="start">
      <Textarea
        label={conversations.newNote}
        autosize
        w="100%"
        maxRows={6}
        maxLength={4000}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Button size="xs" variant="default" disabled={text.trim() === ""} loading={add.isPending} onClick={save}>
        {conversations.addNote}
      </Button>
      {add.error && <ProblemNote error={add.error} />}
    </Stack>
  );
}
