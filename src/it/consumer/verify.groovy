def printed = new File(basedir, 'target/output.txt').text
assert printed.contains('OPTIMAL') : printed
assert printed.contains('logging forced on me: false') : printed
