// Preloaded into the processes a stack starts: they end with it even when it is killed and can't say goodbye.
if (process.channel) {
  process.on('disconnect', () => {
    setTimeout(() => process.exit(1), 5000).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  process.channel.unref();
}
