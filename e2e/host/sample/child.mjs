process.parentPort.on('message', ({ data }) => process.parentPort.postMessage({ heard: data }))
