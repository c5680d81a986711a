// Drops the first line, which is the module itself.
def tree = { module -> new File(basedir, "$module/tree.txt").readLines().drop(1) }
def fake = { line -> line.startsWith('   io.github.fakesecretsmanager:fake-secrets-manager:') }

assert tree('with').count(fake) == 1
assert !tree('without').empty
assert tree('with').findAll { !fake(it) } == tree('without')
