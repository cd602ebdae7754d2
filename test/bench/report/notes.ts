/** What a reader has to know to judge the figures. */
export const notes = `The limit is messages × 100 ms ÷ requests at once (20; in (b) the account’s 10, in (e) 50, in (g) 100). "–": did not keep to that number.
Each contender runs in a process of its own, after warming up, against one local Twilio in another process.
In (a), (b), (f), (g) the contenders take turns, and the fastest of five runs counts, or the one that reached fewest people where they differ, for all alike; what takes
more than 20 seconds runs once.
CPU per message is that of the contender’s process alone; memory growth is its highest, beyond what it had before.
Everything goes over plain HTTP on this machine: encryption would cost all of them the same again.
HTTP Request sends its batches (of as many as the others have at once) every 100 ms, whether or not the batch before has ended.
In (b), (c) the nodes continue on errors, save where it says “n8n’s Retry”: Retry On Fail with 5 tries, then Retry of the
execution, once. “Failed ones again” sends what was reported as failed until nothing is. The cuts hit the same people for all.
n8n’s Twilio node has Twilio’s address written into it. It is aimed at the local Twilio where n8n lets a credential complete
a request: there the host is replaced; the node, n8n’s request helper and the connection are as they are.
n8n’s Twilio node cannot list.
In (e) n8n’s own nodes are tried with fewer people, and their time for all follows from that. “Longest block”: how long n8n can do
nothing else while the node executes. “Memory an item”: what is held after a garbage collection, at its highest, more than in a
run of 1,000; in a run of its own, and with the items and answers that n8n itself holds.
In (f) the account has sent 1,000 messages to others before. HTTP Request asks for each person’s messages in one node and sends
in the next one; what a workflow needs between them is not counted.`;
