/** What this process has computed so far, in milliseconds: it does not grow while others use the machine. */
export function cpuMilliseconds(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}
