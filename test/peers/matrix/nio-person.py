"""A person on matrix-nio and libolm, independent of Element's code. Orders and answers are JSON lines.

Run by nio-person.ts: nio-person.py URL USER_ID PASSWORD
"""

import asyncio
import json
import sys
import tempfile

from nio import AsyncClient, AsyncClientConfig, EncryptionError, Event, InviteMemberEvent, LoginResponse, MegolmEvent, RoomPreset


class Person:
    def __init__(self, client):
        self.client = client
        self.heard = []
        client.add_event_callback(self.hear, Event)
        client.add_event_callback(self.accept, InviteMemberEvent)

    async def hear(self, room, event):
        self.heard.append((room.room_id, event))

    async def accept(self, room, event):
        if event.state_key == self.client.user_id and event.membership == "invite":
            await self.client.join(room.room_id)

    def read(self, event):
        # A key may have come after the message that it opens.
        if isinstance(event, MegolmEvent):
            try:
                event = self.client.decrypt_event(event)
            except EncryptionError:
                return {"id": event.event_id, "sender": event.sender, "type": "m.room.encrypted", "content": {}}
        source = event.source
        return {"id": event.event_id, "sender": event.sender, "type": source["type"], "content": source["content"]}

    async def messages(self, room):
        return [self.read(event) for place, event in self.heard if place == room and "state_key" not in event.source]

    async def rooms(self):
        return [room.room_id for room in self.client.rooms.values() if room.encrypted]

    async def open_direct(self, user):
        encryption = {"type": "m.room.encryption", "state_key": "", "content": {"algorithm": "m.megolm.v1.aes-sha2"}}
        answer = await self.client.room_create(
            is_direct=True, preset=RoomPreset.trusted_private_chat, invite=[user], initial_state=[encryption]
        )
        while answer.room_id not in await self.rooms():
            await asyncio.sleep(0.05)
        return answer.room_id

    async def send(self, room, type, content):
        # Every device is trusted, as by a person who never verified one.
        answer = await self.client.room_send(room, type, content, ignore_unverified_devices=True)
        return answer.event_id


async def serve(url, user, password):
    with tempfile.TemporaryDirectory() as store:
        config = AsyncClientConfig(encryption_enabled=True)
        client = AsyncClient(url, user, store_path=store, config=config)
        answer = await client.login(password, device_name="nio")
        if not isinstance(answer, LoginResponse):
            sys.exit(f"no login: {answer}")
        person = Person(client)
        await client.sync(full_state=True)
        syncing = asyncio.create_task(client.sync_forever(timeout=10_000))
        print(json.dumps({"device": client.device_id}), flush=True)
        while line := await asyncio.to_thread(sys.stdin.readline):
            order, *arguments = json.loads(line)
            try:
                answer = {"answer": await getattr(person, order)(*arguments)}
            except Exception as error:
                answer = {"error": repr(error)}
            print(json.dumps(answer), flush=True)
        syncing.cancel()
        await client.close()


asyncio.run(serve(*sys.argv[1:]))
